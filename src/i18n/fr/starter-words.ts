/**
 * Entries that an owner may add to the words that hold a comment, a comma between two. Only what nobody writes who talks of how a
 * brand is present on social media: "casino" alone is a chain of shops, "marabout" a publisher, "followers" our readers' trade.
 */
export const starterWords = `
  casino en ligne, casinos en ligne, bonus casino, casino bonus, bonus sans dépôt, tours gratuits, machines à sous,
  paris sportifs gagnants, pronostics gagnants, pronostic gagnant,
  viagra, cialis, levitra, kamagra, sildénafil, tadalafil, tramadol, sans ordonnance, pharmacie en ligne, pilules minceur,
  maigrir vite, perdre du poids rapidement, brûleur de graisse, agrandissement du pénis,
  prêt entre particuliers, prêt entre particulier, offre de prêt, offre de prêts, prêt rapide, prêt sans justificatif,
  crédit rapide, crédit sans justificatif, crédit sans banque, taux de 2 %, financement sans apport garanti,
  retour affectif, retour de l’être aimé, désenvoûtement, voyant marabout, marabout voyant, grand marabout, marabout africain,
  magie rouge, magie blanche, portefeuille magique, valise magique,
  trading automatique, robot de trading, trading crypto, signaux forex, investissez en bitcoin, investir en bitcoin,
  doublez votre argent, gagnez de l’argent facilement, gagner de l’argent rapidement, revenus garantis, profit garanti,
  acheter des abonnés, achetez des abonnés, acheter des likes, achetez des likes, acheter des vues, achetez des vues,
  acheter des backlinks, vente de liens, première page de google garantie,
  réplique rolex, montres répliques, montres de luxe pas cher, sac de luxe pas cher, faux billets,
  faux permis, permis de conduire sans examen, faux passeport, acheter un diplôme,
  rencontre coquine, rencontres coquines, plan cul, filles sexy, webcam sexe, escort girl, vidéos porno,
  pirater un compte, pirater whatsapp, récupérer vos bitcoins, clé de licence gratuite
`;
