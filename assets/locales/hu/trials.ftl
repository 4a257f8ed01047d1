## Útmutató filmen, mellette a szövegével

guide-title = A kutatás menete
guide-intro = Ez a film megmutatja, mi fog történni a kutatásban. Ha inkább olvasna, a szöveg mellette található.
guide-transcript = A videó szövege
guide-too-early = Mielőtt továbblép, kérjük, nézze meg a filmet, vagy olvassa el a mellette lévő szöveget.
guide-film-broken-read = A filmet itt nem lehet lejátszani. Kérjük, olvassa el a mellette lévő szöveget.
guide-film-broken = A filmet itt nem lehet lejátszani. Enélkül is továbbléphet.

## Máshonnan származó oldal a kutatáson belül

iframe-label = A kutatáshoz tartozó oldal
iframe-too-early = Mindennel végzett, ami fent látható? Akkor a továbblépéshez nyomja meg még egyszer a gombot.
iframe-impossible = Ezt az oldalt nem lehet megjeleníteni: a címe nem teljes. Nem Ön tehet róla. Kérjük, lépjen tovább.
iframe-slow = Ez az oldal lassan töltődik be. Megvárhatja, vagy továbbléphet nélküle.
iframe-empty = A fenti hely üres marad? Akkor lépjen tovább nélküle.
iframe-open-elsewhere = Az oldal megnyitása külön lapon

## Próbák

trial-end = Vége
supply-late-title = Ebből a részből még nem töltődött be minden
supply-late = Lehet, hogy lassú az internetkapcsolat. Mindjárt újra megpróbáljuk.
supply-try-again = Újrapróbálás most
supply-go-on = Tovább enélkül
supply-stops-title = A kutatás itt véget ér
supply-stops = Valamit, ami a következő részhez kell, nem sikerült betölteni. Nem Ön tehet róla, és amit eddig elvégeztek, azt megőrizzük. Még egy utolsó oldal következik.
calibration-picture = kalibrációs kép

## Az anyagok előzetes megtekintése

preview-start = Szeretném előre megnézni a videókat
preview-skip = Az előnézet kihagyása
preview-setting-up = (egy pillanat, előkészítjük...)
preview-place = { $number } / { $count }
preview-empty = Itt nincs mit megnézni. Továbbléphet.
preview-broken = Ezt itt nem lehet megjeleníteni. Enélkül is továbbléphet.
preview-without-recording = Felvétel nélkül is megnézheti.
preview-camera-late = A kamera még nem válaszolt. Ha a böngésző rákérdez, engedélyezheti. Felvétel nélkül is megnézheti.

## A család saját képe

mirror-go-on = Anélkül is továbbléphet, hogy látná magát.

## Szülő és gyermek a kamera előtt

observation-required = A folytatáshoz felvétel szükséges
observation-without = Felvétel nélkül is továbbléphet.
observation-camera-late = Most nem készül felvétel: a kamera nem válaszol. Ha a böngésző a kameráról és a mikrofonról kérdez, kérjük, engedélyezze őket. Felvétel nélkül is továbbléphet.
observation-show-webcam = A webkamera képének megjelenítése
observation-hide-webcam = A webkamera képének elrejtése
observation-webcam-hidden = A webkamera képe nem látható

## Több oldalon átívelő felvétel

session-begin-late = A felvétel még nem kezdődött el. Ha a böngésző a kameráról és a mikrofonról kérdez, kérjük, engedélyezze őket. Várakozás nélkül is továbbléphet.
session-sending = A videó feltöltése folyamatban. Egy pillanat türelmet kérünk…
session-sent = Eddig elküldve
session-percent = { $percent }%
session-end-late = Most már továbbléphet: ami hiányzik, azt a kutatás közben küldjük el.
