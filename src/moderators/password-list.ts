/** Passwords of twelve characters and more that people choose most, in small letters; from general knowledge. */
export const COMMON_PASSWORDS: ReadonlySet<string> = wordsIn(`
  ************ ............ 000000000000 0000000000000000 010203040506 0123456789012 012345678910 0987654321098
  0p9o8i7u6y5t 102030405060 111111111111 1111111111111111 112233445566 121212121212 123123123123 123456789012
  1234567890123 123456789012345 1234567890123456 12345678901234567890 1234567890azerty 1234567890qwerty
  1234567891011 123456789abc 123654789123 123qwe123qwe 123qweasdzxc 147258369000 147258369147 159357159357
  159753159753 1a2z3e4r5t6y 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p 1qaz!qaz2wsx
  1qaz1qaz1qaz 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 222222222222 333333333333 444444444444 555555555555
  666666666666 741852963000 777777777777 789456123000 789456123789 888888888888 987654321012 9876543210987
  9876543210abc 999999999999 a123456789012 a1234567890a a1b2c3d4e5f6 a1b2c3d4e5f6g7 a1z2e3r4t5y6 aa1234567890
  aa123456789a aaaaaaaaaaaa aaaaaaaaaaaaa aaaaaaaaaaaaaaa aaaaaaaaaaaaaaaa abc123456789 abc123abc123 abcd12345678
  abcd1234abcd abcdabcdabcd abcdef123456 abcdefg12345 abcdefg123456 abcdefgh1234 abcdefgh12345678 abcdefghijkl
  abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abracadabra1 abracadabra12 abracadabra123 admin1234567
  admin12345678 admin123456789 admin123admin admin@123456 adminadmin12 adminadmin123 adminadminadmin
  administrateur administrateur1 administrator administrator1 administrator123 alexander123 alexandre123
  allezlesbleus allezlesbleus1 allezlom1234 amour1234567 amouramour12 anticonstitutionnellement arsenalfc123
  asdf1234asdf asdfasdfasdf asdfghjkl123 asdfghjkl1234 asdfghjkl;'\\\\ asdfghjklzxcvbnm asshole12345 aze123aze123
  azeqsdwxc123 azerty123456 azerty1234567 azerty12345678 azerty123456789 azerty1234567890 azerty654321
  azertyazerty azertyazerty1 azertyqsdfgh azertyqsdfghwxcvbn azertyuiop1! azertyuiop12 azertyuiop123
  azertyuiop1234 azertyuiop12345 azertyuiopazertyuiop azertyuiopqs azertyuiopqsdfgh azertyuiopqsdfghjklm
  azertyuiopqsdfghjklmwxcvbn babygirl1234 babygirl12345 babygirl123456 barcelona123 barcelona1234 baseball1234
  basketball12 basketball123 batman123456 batmanbatman bienvenue123 bienvenue1234 bienvenue2020 bienvenue2024
  bienvenue2025 blink182blink182 blueberry123 bonjour12345 bonjour123456 bonjour123456789 bonjour2020!
  bonjour2024! bonjour2025! bonjourbonjour bonjourmonde breakingbad1 butterfly123 butterfly1234 camille12345
  caroline1234 carpediem123 carpediem1234 changeitnow1 changeme1234 changeme12345 changeme123456 changemeplease
  charlie12345 charlie123456 charlotte123 cheesecake12 chelseafc123 chocolat1234 chocolate123 chocolate1234
  chouchou1234 chouchou123456 christopher1 christopher12 computer1234 computer12345 correcthorsebattery
  correcthorsebatterystaple cristiano123 cristiano777 cristianoronaldo defaultpassword doudou123456 doudoudoudou
  dragon123456 dragonballz1 dragonballz123 dragondragon elizabeth123 facebook1234 facebook12345 facebook123456
  family123456 familyfirst1 fcbarcelona1 football1234 football12345 football123456 footballfootball forgetpassword
  freedom12345 fuckyou12345 fuckyou123456 fuckyoufuckyou gameofthrones georgemichael godbless1234 godisgood123
  godislove123 google123456 greenday1234 gunsnroses12 hakunamatata hakunamatata1 harrypotter1 harrypotter12
  harrypotter123 hermionegranger hungergames1 idontknow123 idontknow1234 iforgotmypassword ilovechocolate
  ilovejesus12 ilovemusic123 ilovemyfamily ilovemymother ilovemyself1 iloveyou1234 iloveyou12345 iloveyou123456
  iloveyou123456789 iloveyoubaby iloveyoudaddy iloveyouforever iloveyouiloveyou iloveyoumore1 iloveyoumummy
  iloveyousomuch instagram123 instagram1234 internet1234 internet12345 jaimelaroue1 jaimelechocolat
  jaimepaslesmotsdepasse jenesaispas1 jenesaispas12 jenesaispas123 jennifer1234 jessica12345 jesuischarlie
  jesuischarlie1 jesus1234567 jesuschrist1 jesuschrist12 jesusislord1 jesuslovesme jetaime12345 jetaime123456
  jetaimejetaime jetaimemonamour jetaimeplusquetout jetaimepourlavie johncena1234 jtmjtmjtmjtm jurassicpark
  juventus1234 l33tsp34k1337 laroue123456 lavieestbelle lavieestbelle1 lazydogjumps lebonheurestla lemotdepasse
  lespetitschats letmein12345 letmein123456 letmeinletmein letmeinnow123 letmeinplease libertealegalite
  liberteegalitefraternite linkedin1234 linkinpark12 linkinpark123 lionelmessi10 liverpool123 liverpool1234
  liverpoolfc1 liverpoolfc123 lkjhgfdsa123 lordoftherings lordvoldemort loulou123456 loulouloulou lovelovelove
  lovers123456 mafamille123 manchestercity manchesterunited manutd123456 mapetitefille mapetiteprincesse
  marseille123 marseille1234 marseille13000 marseille13013 maytheforcebewithyou mesenfants12 mesenfants123
  metallica123 metallica1234 michaeljackson michaeljordan michelle1234 microsoft123 minecraft123 minecraft1234
  mlkjhgfdsq12 mnbvcxz12345 monamour1234 monamour12345 monamour123456 monamourdemavie moncheriamour monkey123456
  monkeymonkey monmotdepasse monmotdepasse1 monmotdepasse123 monpetitchat monpetitcoeur motdepasse1! motdepasse12
  motdepasse123 motdepasse123! motdepasse1234 motdepasse12345 motdepasse123456 motdepasse2020 motdepasse2021
  motdepasse2022 motdepasse2023 motdepasse2024 motdepasse2025 motdepasse2026 motdepassemotdepasse mother123456
  motherfucker motherfucker1 mylifeismine mypassword1! mypassword12 mypassword123 mypassword1234 naruto123456
  newpassword1 newpassword12 newpassword123 nicolas12345 nicolas123456 nopassword12 nopassword123 nounours1234
  nounours123456 olympiquedemarseille olympiquelyonnais opensesame12 opensesame123 ordinateur12 ordinateur123
  p@ssw0rd1234 p@ssw0rdp@ssw0rd p@ssword1234 pa$$word1234 pa55word1234 parissaintgermain parissg12345 passw0rd1234
  passw0rd12345 passw0rd123456 password!123 password#123 password123! password1234 password1234! password12345
  password123456 password1234567 password12345678 password123456789 password1234567890 password2018 password2019
  password2020 password2021 password2022 password2023 password2024 password2025 password2026 password@123
  password@1234 password_123 passwordadmin passwordispassword passwordpassword passwordpassword1 passwordqwerty
  pikachu12345 playstation1 playstation2 playstation3 playstation4 playstation5 poiuytrewq12 poiuytrewq123
  pokemon12345 pokemon123456 princess1234 princess12345 princess123456 princesse123 princesse1234 princessedisney
  q1w2e3r4t5y6 q1w2e3r4t5y6u7 qazqazqazqaz qazwsx123456 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qsdfghjklm123
  qsdfghjklmwxcvbn quickbrownfox qwe123qwe123 qweasdzxc123 qweasdzxcrty qweqweqweqwe qwer1234asdf qwer1234qwer
  qwer1234tyui qwerty123456 qwerty1234567 qwerty12345678 qwerty123456789 qwerty1234567890 qwerty654321
  qwertyasdfgh qwertyasdfghzxcvbn qwertyqwerty qwertyqwerty1 qwertyqwerty123 qwertyuiop12 qwertyuiop123
  qwertyuiop1234 qwertyuiop12345 qwertyuiop[] qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm
  qwertyuiopqwertyuiop realmadrid12 realmadrid123 rememberme12 rememberme123 rockandroll1 rocknroll123
  root12345678 rootpassword rootrootroot samantha1234 secret123456 secretpassword secretsecret securepassword
  sesameouvretoi slipknot6666 soleil123456 soleil123456789 soleilsoleil spiderman123 spiderman1234 starwars1234
  starwars1977 strawberry12 strawberry123 strongpassword summer123456 summer2020!! summer2024!! sunshine1234
  sunshine12345 sunshine123456 supercalifragilisticexpialidocious superman1234 superman123456 supersecret1
  supersecret123 sweetheart12 sweetheart123 test12345678 test123456789 testing12345 testing123456 testpassword
  testtesttest thebeatles12 thepassword1 thequickbrownfox thisisapassword thisisatest1 thisisatest123
  thisismypassword tobeornottobe topsecret123 trustno1trustno1 trustnobody1 vivelafrance vivelafrance1
  watermelon12 watermelon123 welcome12345 welcome123456 welcome1234567 welcome2020! welcome2021! welcome2022!
  welcome2023! welcome2024! welcome2025! welcome2026! welcomehome1 welcomewelcome whatever1234 whateverwhatever
  windows12345 winter123456 wintercoming1 winteriscoming wxcvbn123456 xxxxxxxxxxxx yourpassword zaq12wsxcde3
  zaq1xsw2cde3 zaqwsxcderfv zaqxswcdevfr zxcvbnm12345 zxcvbnm123456 zxcvbnm123456789 zxcvbnmasdfghjkl
  zxcvbnmzxcvbnm zzzzzzzzzzzz
`);

/** What common passwords are made of, in small letters without accents. */
export const COMMON_WORDS: ReadonlySet<string> = wordsIn(`
  abc acces access admin admin1 administrateur administrator alexandre always amandine amazon amour ange angel
  antoine anything aout apple april argent arsenal arthur asd ashley asshole august automne autumn avril aze
  azerty baby banane barcelona barcelone baseball basketball batman batterie beautiful bebe bernard bienvenue
  biscuit bisou bisous bitch biteme black blanc bleu blog blue bonheur bonjour bonsoir bordeaux bouygues brand
  bretagne brother bureau butterfly calin camille camping caramel caroline catherine celine cerise chance change
  changeme charlie charlotte chat chaton chelsea cheval chien chloe chocolat chouchou christ christine christophe
  citron clement coeur college commentaire company computer connard cookie corse corvette coucou cristal crystal
  daniel database december decembre default diamant diamond dieu dimanche directeur docteur doctor douceur doudou
  dragon eagle ecole egalite eminem emma enculer enter entreprise etoile etudiant facebook falcon famille family
  father february ferrari fevrier fleur florian flower football forever fortnite fraise france fraternite free
  freedom friday fuck fucking fuckyou gmail god golden google green guest guillaume guitar guitare harley heaven
  hello hiver hockey home hotmail house hugo hunter iloveu iloveyou instagram internet invite isabelle jamais
  january janvier jardin jaune jean jennifer jessica jesus jetaime jeudi jordan juillet juin julie julien juliette
  july june juventus killer laura letmein liberte life lille linkedin lion liverpool login louis loulou love
  lovely lover loveyou lucas lucky lundi lune lycee lyon madrid magic magique maison maman manager manchester
  manon march mardi marie marine mario marque mars marseille master matrix maverick mavie maxime mdp media medias
  mer mercedes merci mercredi merde merlin messi metallica michael michel microsoft minecraft minou moderateur
  moderation moderator monamour monbebe monday money monkey montagne mot motdepasse mother music musique mustang
  nantes naruto nathalie nathan never neymar nice nicolas ninja nintendo nirvana noir nothing nounours november
  novembre ocean october octobre olympique open orange ordinateur ouvre papa papillon paris pass pass1 passe
  password passwort patrick pauline philippe phoenix piano pierre pikachu plage playstation please pokemon pomme
  porsche prince princess princesse printemps professeur psg purple pussy putain qazwsx qsd quentin qwe qwerty
  romain ronaldo root roue rouge salope salut samedi samsung samurai sandrine sarah school sebastien secret
  secrete september septembre server serveur sesame sexy sfr shadow shit silver sister site soccer social soleil
  something sonic sophie sourire spiderman spring starwars stephanie strategie strategy student summer sunshine
  superman system systeme teacher temp temporary tendresse test testing thanks theo thomas tiger tigger tigre
  toujours toulouse travail trustno twitter user utilisateur vacances valerie vanille vendredi veronique vert vie
  vincent voyage warrior website welcome whatever wheel white windows winter word wordpress wxc xbox yahoo yellow
  youtube zelda zidane zxc
`);

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
