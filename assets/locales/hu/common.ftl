### Több oldal közös szavai: gombok, dátumok, kamera.

## Gombok

button-next = Következő
button-previous = Előző
button-continue = Folytatás
button-go-on = Tovább
button-submit = Beküldés
button-exit = Kilépés
button-cancel = Mégse
button-ok = OK
button-try-again = Újrapróbálás
button-download = Letöltés
button-play = Lejátszás
button-pause = Szünet
button-replay = Újrajátszás
button-record = Felvétel
button-stop = Leállítás

## Válaszok

answer-yes = Igen
answer-no = Nem
answer-required = Ezt a mezőt ki kell tölteni.

## Mondatok

sentence-gap = { " " }
list-gap = { ", " }
study-name = „{ $name }”
study-name-with-contact = „{ $name }” ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Dátumok

month-january = január
month-february = február
month-march = március
month-april = április
month-may = május
month-june = június
month-july = július
month-august = augusztus
month-september = szeptember
month-october = október
month-november = november
month-december = december
date-long = { $year }. { $month } { $day }.
date-short = { $month } { $day }.
date-order = year-month-day
date-letters-year = ÉÉÉÉ
date-letters-year-short = ÉÉ
date-letters-month = HH
date-letters-day = NN
date-letters-month-name = Hónap
date-letters-hours = óra
date-letters-minutes = perc
date-letters-seconds = másodperc
date-letters-half-day = de./du.
document-page = { $when } ({ $page }. oldal, összesen { $pages })

## A kamera

camera-refused-title = A kamera még nincs engedélyezve
camera-refused-advice = Kattintson a kamera jelére a böngésző címsorában, válassza az „Engedélyezés” lehetőséget a kamerához és a mikrofonhoz, majd próbálja újra.
camera-missing-title = Nem találtunk kamerát
camera-missing-advice = Kérjük, csatlakoztasson egy mikrofonos webkamerát, vagy használjon olyan laptopot vagy táblagépet, amelyben van ilyen, majd próbálja újra.
camera-busy-title = Egy másik program használja a kamerát
camera-busy-advice = Kérjük, zárja be a videohívásokat és azokat a programokat vagy lapokat, amelyek a kamerát használhatják, majd próbálja újra.
camera-insecure-title = A kamera ezen az oldalon nem használható
camera-insecure-advice = A böngészők csak biztonságos (https) oldalakon engedélyezik a kamerát. Kérjük, jelezze a laboratóriumnak, amely meghívta Önöket.
camera-silent-title = A kamera még nem válaszolt
camera-silent-advice = Lehet, hogy a böngésző azt kérdezi, használhatja-e ez az oldal a kamerát és a mikrofont: kérjük, válassza az „Engedélyezés” lehetőséget, és a kutatás magától folytatódik. Ha nem lát kérdést, kérjük, próbálja újra.
camera-other-title = A kamera nem tudott felvételt készíteni
camera-other-advice = Kérjük, zárja be a többi programot, vagy használja a Chrome-ot vagy a Firefoxot számítógépen, majd próbálja újra.
camera-own-picture = Az Ön saját képe
camera-go-on-without = Tovább videó nélkül

## A felvétel állapota

recording-runs = Felvétel folyamatban
recording-rests = Nincs felvétel
recording-starts = A felvétel indul…
recording-stops = A felvétel leáll és feltöltődik…
recording-paused = Szünetel
recording-connects = Kapcsolódás a kamerához…
recording-connects-please-wait = Kapcsolódás a kamerához. Egy pillanat türelmet kérünk…
