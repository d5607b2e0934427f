/**
 * Words and runs of keys from which most of the passwords are made that are found in published collections of stolen ones; our own
 * selection. What is one of them, perhaps with digits and signs around it or signs in the place of letters, is guessed first.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwords passwd passphrase letmein letmeinnow welcome welcomeback hello helloworld iloveyou iloveu loveyou
  ilovegod qwerty qwertyui qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjk asdfghjkl zxcvbnm zxcvbn qazwsx
  qazwsxedc wsxedc zaqwsx poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcdef abcdefg abcdefgh abcdefghij admin administrator root user
  username login guest test testing tester default changeme changeit secret topsecret master trustno monkey dragon sunshine
  princess football baseball basketball soccer hockey superman batman spiderman starwars pokemon shadow michael jennifer jordan
  jessica ashley charlie daniel thomas robert andrew joshua matthew nicole michelle amanda killer ninja mustang ferrari porsche
  mercedes corvette harley computer internet samsung google facebook linkedin twitter instagram whatsapp microsoft windows apple
  iphone android whatever nothing freedom forever family summer winter spring autumn january february march april june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday cheese chocolate butterfly flower
  purple orange banana cookie pepper ginger tigger buster maggie bailey access private security system server database money
  lovely angel babygirl baby blessed jesus jesuschrist heaven liverpool chelsea arsenal barcelona realmadrid manchester riskloom
  risk risks register`.split(/\s+/),
);
