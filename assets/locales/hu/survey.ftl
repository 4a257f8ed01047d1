survey-required-mark = A { $mark } jelű kérdésekre kötelező válaszolni.
survey-empty = Ezen az oldalon nincsenek kérdések. Kérjük, lépjen tovább.
survey-wrong-answers = { $count ->
    [one] Egy kérdést még egyszer meg kell nézni. Fent megjelöltük.
   *[other] { $count } kérdést még egyszer meg kell nézni. Fent megjelöltük őket.
}
survey-none = Nincs
survey-choose = Kérjük, válasszon
survey-letters-left = Hátralévő karakterek: { $count }
survey-slider-untouched = A válaszhoz mozgassa a pontot.
survey-add = Még egy hozzáadása
survey-remove = Eltávolítás
survey-remove-number = Eltávolítás: { $number }

## Mi a baj egy válasszal

survey-wrong-few-choices = Kérjük, legalább { $count } lehetőséget válasszon.
survey-wrong-many-choices = Kérjük, legfeljebb { $count } lehetőséget válasszon.
survey-wrong-few-items = Kérjük, legalább { $count } választ adjon meg.
survey-wrong-many-items = Kérjük, legfeljebb { $count } választ adjon meg.
survey-wrong-twice = Kérjük, minden választ csak egyszer adjon meg.
survey-wrong-disallowed = Ez a válasz itt nem használható. Kérjük, adjon meg egy másikat.
decimal-sign = { "," }
survey-wrong-number = Kérjük, számot írjon be, például 3 vagy 3,5.
survey-wrong-integer = Kérjük, egész számot írjon be, például 3.
survey-wrong-email = Kérjük, teljes e-mail-címet írjon be, például name@example.org.
survey-wrong-url = Kérjük, teljes webcímet írjon be, például https://example.org.
survey-wrong-phone = Kérjük, teljes telefonszámot írjon be.
survey-wrong-zip = Kérjük, amerikai irányítószámot (ZIP-kódot) írjon be, például 02139.
survey-wrong-ip = Kérjük, ilyen címet írjon be: 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Kérjük, legalább egy betűt vagy számjegyet írjon be.
   *[other] Kérjük, legalább { $count } betűt vagy számjegyet írjon be.
}
survey-wrong-long = { $count ->
    [one] Kérjük, legfeljebb egy betűt vagy számjegyet írjon be.
   *[other] Kérjük, legfeljebb { $count } betűt vagy számjegyet írjon be.
}
survey-wrong-many-words = { $count ->
    [one] Kérjük, csak egy szót írjon be.
   *[other] Kérjük, legfeljebb { $count } szót írjon be.
}
survey-wrong-blanks = Kérjük, szóközök nélkül írja be.
survey-wrong-pattern = Ez nem a várt formájú. Kérjük, ellenőrizze.
survey-wrong-one-of = Kérjük, ezek közül írjon be egyet: { $list }.
survey-wrong-not-above = Kérjük, ennél nagyobb számot írjon be: { $number }.
survey-wrong-below = Kérjük, ezt vagy ennél nagyobb számot írjon be: { $number }.
survey-wrong-not-below = Kérjük, ennél kisebb számot írjon be: { $number }.
survey-wrong-above = Kérjük, ezt vagy ennél kisebb számot írjon be: { $number }.
survey-wrong-multiple = Kérjük, ennek a számnak a többszörösét írja be: { $number }.
survey-wrong-moment = Kérjük, így írja be: { $example }.
survey-wrong-no-such-moment = Ilyen nincs: { $moment }. Kérjük, így írja be: { $example }.
