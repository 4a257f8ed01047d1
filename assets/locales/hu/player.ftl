## Várakozás

player-loading = Egy pillanat türelmet kérünk…
player-next-page-late = A következő oldalt nem lehet betölteni: megszakadt az internetkapcsolat. Kérjük, maradjon itt. A kutatás magától folytatódik, amint helyreáll a kapcsolat.
player-slow-title = Ez a szokásosnál tovább tart
player-slow-advice = A kutatás szervere még nem válaszolt. Kérjük, ellenőrizze az internetkapcsolatot, és hagyja nyitva ezt az oldalt.
player-slow-promise = Tovább próbálkozunk. A kutatás magától elindul.
player-wait-for-recording = Kérjük, várjon... <br><br> indul a webkamera felvétele
player-getting-ready = Mindent előkészítünk… { $count } / { $all }
player-tap-for-sound = Koppintson ide a hang elindításához
player-pictures-missing = Ennek a résznek a képei nem töltődtek be. Nem baj, kérjük, lépjen tovább.

## Szünet

player-paused-text =
    A kutatás szünetel

    A folytatáshoz nyomja meg a szóközt
player-pausing-text =
    A kutatás szünetelni fog...

    Kérjük, várjon
player-paused-fullscreen-text =
    A kutatás szünetel

    Kérjük, térjen vissza a teljes képernyőre
player-paused-label = A kutatás szünetel
player-resuming-label = A kutatás folytatódik

## Kilépés

player-exit-title = Biztosan kilép a kutatásból?
player-exit-advice = Ha kilép, a kutatás itt véget ér, és Ön választja ki, mi történhet a videójával.
player-exit-stay = Folytatás
player-exit-leave = Kilépés
player-back-to-full-screen = Vissza a teljes képernyőre

## Olyan oldal, amelyet ez a lejátszó nem ismer

player-unknown-title = Ezt az oldalt nem lehet megjeleníteni
player-unknown-what = A kutatásnak ez a része ({ $page }) { $kind } típusú, és ilyen nincs ebben a lejátszóban.
player-unknown-advice = Nem Ön tehet róla, és amit eddig elvégzett, azt elmentettük. Kérjük, jelezze a kutatóknak{ $contact }. A többi résszel folytathatja.

## Úton lévő felvételek

player-recordings-all-here = Minden felvétel megérkezett.
player-recordings-please-stay = Kérjük, hagyja nyitva ezt az oldalt, amíg minden felvétel meg nem érkezik: ez a böngésző nem tudja őket későbbre megőrizni.
player-recordings-may-leave = Kiléphet: ami hiányzik, az 72 óráig ezen az eszközön marad, és akkor küldjük el, amikor egy kutatás oldalát itt újra megnyitják.
player-recordings-owed = { $all } felvételből { $owed } még nem érkezett meg ({ $percent }% elküldve).
player-recordings-title = Köszönjük! Már majdnem kész
player-recordings-keep-open = Kérjük, hagyja nyitva ezt az oldalt; magától bezárul.
player-recordings-leave-now = Kilépés most

## Elküldhetetlen válaszok vagy videó

player-unsent-no-room = A kutatás szerverén nincs több hely.
player-unsent-too-much = Több az elküldendő adat, mint amennyit a kutatás szervere elfogad.
player-unsent-signed-out = Lehet, hogy kijelentkeztették a kutatás szerveréről.
player-unsent-refused = A kutatás szervere nem fogadja el.
player-unsent-offline = Nem érjük el a kutatás szerverét. Kérjük, ellenőrizze az internetkapcsolatot.
player-unsent-nothing-saved = Egyelőre semmit sem lehet elmenteni.
player-unsent-nothing-saved-advice = Tovább próbálkozunk: kérjük, hagyja nyitva ezt az oldalt. Amint működik, videót is lehet felvenni.
player-unsent-answers = A válaszait még nem küldtük el.
player-unsent-answers-advice = Megőrizzük őket ezen az oldalon, és magától újraküldjük. Kérjük, hagyja nyitva ezt az oldalt, és folytassa a kutatást.
player-unsent-video-title = A videóját még nem küldtük el
player-unsent-video-thanks = Köszönjük, hogy részt vett! A válaszait elmentettük.
player-unsent-answers-title = A válaszait még nem küldtük el
player-unsent-answers-thanks = Köszönjük, hogy részt vett!
player-unsent-trying = Amíg ez az oldal nyitva van, tovább próbálkozunk. Ha sikerül, az oldal magától bezárul.
player-unsent-cant-wait = Nem tud várni?
player-unsent-copy-and-leave = Mentsen egy másolatot a számítógépére, jelezze a kutatóknak{ $contact }, és lépjen ki.
player-unsent-or-copy-and-leave = Vagy mentsen egy másolatot a számítógépére, jelezze a kutatóknak{ $contact }, és lépjen ki.
player-unsent-copy-and-close = Mentsen egy másolatot a számítógépére, jelezze a kutatóknak{ $contact }, és zárja be ezt az oldalt.
player-unsent-copied = A másolat a letöltései között van. A kutatók elmondják majd, hogyan küldheti el.
player-unsent-save-copy = Másolat mentése
player-unsent-leave = Kilépés küldés nélkül

## A kutatást nem lehet megnyitni

player-no-study-title = Ezen a címen nincs kutatás
player-no-study-advice = Kérjük, a kutatást a teljes linkkel nyissa meg, amelyet kapott.
player-sign-in-title = Kérjük, jelentkezzen be újra
player-sign-in-advice = Ki van jelentkezve, vagy ez a gyermek egy másik fiókhoz tartozik. Jelentkezzen be a kutatás oldalán, és onnan nyissa meg a kutatást.
player-no-child-title = Ez a gyermek itt nem ismert
player-no-child-advice = Ennek az oldalnak a címe olyan gyermeket jelöl, akit a kutatás szervere nem ismer. Kérjük, nyissa meg újra a kutatást a saját kutatási oldaláról, vagy jelezze a laboratóriumnak, amely meghívta Önöket.
player-not-found-title = Ez a kutatás nem található
player-not-found-advice = Lehet, hogy elírás van az oldal címében, vagy a kutatás véget ért. Kérjük, ellenőrizze a linket, amelyet kapott.
player-mistake-title = A kutatást most nem lehet megjeleníteni
player-mistake-advice = Hiba van a kutatás tervében. Nem Ön tehet róla, és semmiről sem készült felvétel. Kérjük, jelezze a laboratóriumnak, amely meghívta Önöket.
player-not-opened-title = A kutatást nem sikerült megnyitni
player-not-opened-advice = Semmiről sem készült felvétel. Kérjük, töltse be újra az oldalt; ha ez nem segít, jelezze a laboratóriumnak, amely meghívta Önöket.
player-unplayable-title = „{ $name }”: most nem lehet megjeleníteni
player-unplayable-part-missing = Semmiről sem készült felvétel. A kutatás egy részét nem sikerült betölteni. Kérjük, ellenőrizze az internetkapcsolatot, és töltse be újra az oldalt. Ha ez nem segít, jelezze a kutatóknak{ $contact }.
player-unplayable-mistake = Semmiről sem készült felvétel. Hiba van a kutatás tervében. Nem Ön tehet róla. Kérjük, jelezze a kutatóknak{ $contact }.
player-empty-title = „{ $name }”: még nincsenek oldalai
player-empty-advice = Kérjük, jelezze a kutatóknak{ $contact }.
player-for-researchers = Kutatóknak
