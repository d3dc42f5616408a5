/// The words that most leaked passwords are made of, in English, Chinese as it is typed, and a few neighbours.
enum CommonStems {
    static let all = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    static let longest = all.map(\.count).max() ?? 0

    private static let words = """
        password passwort passwords passwd passphrase passcode pass motdepasse contrasena senha parola
        mima wodemima mimamima secret secrets topsecret private letmein opensesame openup access login logon
        admin administrator administrador root superuser user users username guest system manager master
        default changeme change temp temporary test tests testing tester demo sample example trial
        welcome hello hallo hola bonjour nihao goodbye welcometo
        qwerty qwert qwer qwertz azerty asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qaz wsx edc
        iloveyou iloveu ilove loveyou lovely lover loveme love you iloveme forever baby babygirl babyboy
        sweetheart sweetie honey darling kisses princess prince queen king angel angels
        woaini aini woaiwo woshishui woaiwojia laopo laogong baobei zhongguo beijing shanghai
        guangzhou shenzhen taiwan taipei hongkong china america london paris berlin newyork
        zhang wang li liu chen yang huang zhao
        5201314 1314520 520 521 1314 147258369 147258 147 258 369 159357 789456123 789456 123456 123456789 12345 1234 123
        112233 123123 123321 654321 111111 000000 666666 888888 88888888 abc abcd abc123 a123456 qq
        dragon monkey tiger lion eagle falcon phoenix panda kitty hellokitty kitten puppy bear wolf horse
        football baseball basketball soccer hockey tennis golf cricket volleyball liverpool arsenal chelsea
        barcelona realmadrid juventus manchester united cowboys steelers yankees lakers
        sunshine moonlight starlight flower flowers butterfly rainbow summer winter spring autumn snow ocean
        january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        superman batman spiderman ironman starwars pokemon pikachu naruto minecraft matrix hunter killer
        shadow ninja samurai warrior legend winner player gamer gaming trustno trustnoone whatever nothing
        computer internet server database network windows microsoft google facebook linkedin samsung iphone
        apple android linux ubuntu office company business customer sales crm salesforce rapport
        michael jordan jennifer jessica ashley michelle daniel charlie thomas andrew joshua matthew robert
        anthony william nicole amanda samantha george maggie ginger pepper cookie chocolate cheese banana
        freedom blessed jesus jesuschrist christ heaven trinity family mother father friend friends
        money million dollar lucky fortune success power diamond silver golden purple orange yellow
        is my me the new old big best super good cool hot first one two three four five six
        """
}
