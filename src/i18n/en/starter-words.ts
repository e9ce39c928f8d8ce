import type { Messages } from '../fr.ts';

export const starterWords: Messages['starterWords'] = `
  online casino, online casinos, casino bonus, no deposit bonus, no deposit, free spins, slot machines, play slots,
  betting tips, sure odds, winning odds, sports betting site,
  viagra, cialis, levitra, kamagra, sildenafil, tadalafil, tramadol, xanax, without prescription, no prescription,
  online pharmacy, cheap pharmacy, canadian pharmacy, diet pills, weight loss pills, lose weight fast, keto gummies,
  penis enlargement, male enhancement, cbd gummies,
  payday loan, payday loans, fast loan, instant loan, bad credit accepted, bad credit loan, loan offer, personal loan offer,
  spell caster, love spell, bring back your ex, illuminati member,
  bitcoin trading, crypto trading, bitcoin investment, crypto investment, forex signals, forex robot, trading robot,
  binary options, recover my lost bitcoin, recovered my lost bitcoin, crypto recovery, guaranteed profit, passive income guaranteed,
  double your money, make money fast, earn money online, earn dollars daily, work from home and earn,
  buy followers, buy instagram followers, buy tiktok followers, buy likes, buy views, buy subscribers, buy reviews,
  buy backlinks, cheap backlinks, backlinks package, seo packages, first page guaranteed, guest post service,
  replica watches, replica rolex, rolex replica, luxury replica, counterfeit money,
  fake passport, buy driving licence, buy a diploma, essay writing service, write my essay, do my homework,
  hot girls, sexy girls, sexy dating, adult dating, sex cam, live sex, escort girl, escorts in, porn videos, free porn,
  hire a hacker, hack whatsapp, hack facebook account, cracked software, free license key
`;
