import { wordsOf } from '../i18n/fold.ts';
import type { Lang } from '../i18n/languages.ts';

/**
 * Entries that an owner may add to the words that hold a comment. Only what nobody writes who talks of how a brand is present
 * on social media: "casino" alone is a chain of shops, "marabout" a publisher, "SEO" and "followers" are our readers' trade.
 */
export const STARTER_WORDS: Readonly<Record<Lang, readonly string[]>> = {
  fr: listOf(`
    casino en ligne, casinos en ligne, bonus casino, casino bonus, bonus sans dépôt, tours gratuits, machines à sous
    paris sportifs gagnants, pronostics gagnants, pronostic gagnant
    viagra, cialis, levitra, kamagra, sildénafil, tadalafil, tramadol, sans ordonnance, pharmacie en ligne, pilules minceur
    maigrir vite, perdre du poids rapidement, brûleur de graisse, agrandissement du pénis
    prêt entre particuliers, prêt entre particulier, offre de prêt, offre de prêts, prêt rapide, prêt sans justificatif
    crédit rapide, crédit sans justificatif, crédit sans banque, taux de 2 %, financement sans apport garanti
    retour affectif, retour de l’être aimé, désenvoûtement, voyant marabout, marabout voyant, grand marabout, marabout africain
    magie rouge, magie blanche, portefeuille magique, valise magique
    trading automatique, robot de trading, trading crypto, signaux forex, investissez en bitcoin, investir en bitcoin
    doublez votre argent, gagnez de l’argent facilement, gagner de l’argent rapidement, revenus garantis, profit garanti
    acheter des abonnés, achetez des abonnés, acheter des likes, achetez des likes, acheter des vues, achetez des vues
    acheter des backlinks, vente de liens, première page de google garantie
    réplique rolex, montres répliques, montres de luxe pas cher, sac de luxe pas cher, faux billets
    faux permis, permis de conduire sans examen, faux passeport, acheter un diplôme
    rencontre coquine, rencontres coquines, plan cul, filles sexy, webcam sexe, escort girl, vidéos porno
    pirater un compte, pirater whatsapp, récupérer vos bitcoins, clé de licence gratuite
  `),
  en: listOf(`
    online casino, online casinos, casino bonus, no deposit bonus, no deposit, free spins, slot machines, play slots
    betting tips, sure odds, winning odds, sports betting site
    viagra, cialis, levitra, kamagra, sildenafil, tadalafil, tramadol, xanax, without prescription, no prescription
    online pharmacy, cheap pharmacy, canadian pharmacy, diet pills, weight loss pills, lose weight fast, keto gummies
    penis enlargement, male enhancement, cbd gummies
    payday loan, payday loans, fast loan, instant loan, bad credit accepted, bad credit loan, loan offer, personal loan offer
    spell caster, love spell, bring back your ex, illuminati member
    bitcoin trading, crypto trading, bitcoin investment, crypto investment, forex signals, forex robot, trading robot
    binary options, recover my lost bitcoin, recovered my lost bitcoin, crypto recovery, guaranteed profit, passive income guaranteed
    double your money, make money fast, earn money online, earn dollars daily, work from home and earn
    buy followers, buy instagram followers, buy tiktok followers, buy likes, buy views, buy subscribers, buy reviews
    buy backlinks, cheap backlinks, backlinks package, seo packages, first page guaranteed, guest post service
    replica watches, replica rolex, rolex replica, luxury replica, counterfeit money
    fake passport, buy driving licence, buy a diploma, essay writing service, write my essay, do my homework
    hot girls, sexy girls, sexy dating, adult dating, sex cam, live sex, escort girl, escorts in, porn videos, free porn
    hire a hacker, hack whatsapp, hack facebook account, cracked software, free license key
  `),
};

interface Merged {
  readonly entries: readonly string[];
  readonly added: number;
  readonly removed: number;
}

/** A list with our entries at its end, but for those that it holds already in another spelling. */
export function withStarter(entries: readonly string[], lang: Lang): Merged {
  const held = new Set(entries.map(keyOf));
  const missing = STARTER_WORDS[lang].filter((entry) => !held.has(keyOf(entry)));
  return { entries: [...entries, ...missing], added: missing.length, removed: 0 };
}

/** A list without our entries of one language. */
export function withoutStarter(entries: readonly string[], lang: Lang): Merged {
  const ours = new Set(STARTER_WORDS[lang].map(keyOf));
  const kept = entries.filter((entry) => !ours.has(keyOf(entry)));
  return { entries: kept, added: 0, removed: entries.length - kept.length };
}

function keyOf(entry: string): string {
  return wordsOf(entry).join(' ');
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
