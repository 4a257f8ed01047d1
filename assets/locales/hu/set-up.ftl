## A kamera ellenőrzése

set-up-title = A webkamera beállítása
set-up-nothing-kept = Erről az oldalról semmit sem őrzünk meg
set-up-microphone = Mikrofon
set-up-camera = Kamera
set-up-device = { $number }. { $device }
set-up-see-yourself = Látja magát? Ha a böngésző kérdezi, engedélyezze a kamerát és a mikrofont.
set-up-looks-good = A kép rendben!
set-up-no-webcam = Nem található webkamera
set-up-reload-why = Indítsa újra egyszer a kamerát. A képnek újabb kérdés nélkül kell visszatérnie; ha a böngésző ismét kérdez, állítsa be, hogy emlékezzen a választására.
set-up-reload = Kamera újraindítása
set-up-make-noise = Mondjon valamit vagy tapsoljon, hogy tudjuk, működik a mikrofon.
set-up-sounds-good = A hang rendben!
set-up-try-clapping = Próbáljon tapsolni vagy köszönni.
set-up-missing-camera = 1. lépés: a kamera még nincs bekapcsolva. Kérjük, engedélyezze a hozzáférést, vagy nyomja meg az „Újrapróbálás” gombot.
set-up-missing-reload = 2. lépés: kérjük, nyomja meg egyszer a „Kamera újraindítása” gombot.
set-up-missing-sound = 3. lépés: kérjük, tapsoljon vagy köszönjön, amíg a mikrofon meg nem hallja.
set-up-missing-test = 4. lépés: egy pillanat, most készül a próbavideó.
set-up-test-empty = 4. lépés: a próbavideó üres. Kérjük, próbálja újra, vagy válassza ki a kép alatt, mit szeretne tenni.
set-up-how-loud = Hangerő
set-up-test = Két másodperces videót készítünk, hogy lássuk, működik-e a felvétel, majd eldobjuk.
set-up-test-runs = Egy pillanat…
set-up-test-good = A felvétel működik!
set-up-test-failed = A próbavideó üres.
set-up-test-none = Nem ellenőriztük.
set-up-tips = Beállítási tippek és hibaelhárítás
set-up-tip-device = Eszköz és böngésző
set-up-tip-device-text = Használjon laptopot vagy asztali számítógépet friss Firefoxszal vagy Chrome-mal. A telefonok gyakran nem tudnak felvételt készíteni, miközben képeket mutatnak.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Kattintson a kamera képére a címsor jobb szélén, válassza, hogy ezt az oldalt mindig engedélyezi, majd nyomja meg a „Kamera újraindítása” gombot.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = A kamerára vonatkozó kérdésnél jelölje be a választást megjegyző négyzetet. A letiltott kamerát a cím bal oldalán lévő jelnél lehet feloldani.
set-up-tip-else = Valami más
set-up-tip-else-text = Zárja be a kamerát használó többi programot, húzza ki, majd dugja vissza a kamerát, kapcsolja be a némított mikrofont, vagy indítsa újra a böngészőt. Ha ír a kutatóknak, adja meg ezt a számot:

## A kamera helyének ellenőrzése, próbafelvétellel

quality-title = A webkamera beállítása a nézési preferencia vizsgálatához
quality-intro = Azt fogjuk figyelni, hová néz a gyermeke. Kérjük, menjen végig minden ponton, hogy a szemek jól látszódjanak.
quality-done = Megvan!
quality-centering = <strong>Tegye a webkamerát középre</strong>, a kutatást mutató képernyő fölé.
quality-centering-picture = Webkamera a képernyő felső szélének közepén
quality-monitors = <strong>Kapcsolja ki a többi képernyőt</strong>, hogy a gyermeke csak ezt nézze.
quality-monitors-picture = Egy bekapcsolt képernyő egy sötét mellett
quality-lighting = <strong>Essen fény az arcukra.</strong> Látnia kell a saját szeme fehérjét.
quality-lighting-picture = Egy arcot megvilágító lámpa
quality-over-shoulder = <strong>Tartsa úgy a gyermekét, hogy az Ön válla fölött nézzen</strong>, miközben Ön a képernyőnek háttal ül.
quality-over-shoulder-picture = Egy gyermek egy felnőtt válla fölött néz egy képernyőt
quality-distractions = <strong>Szüntesse meg, ami elvonja a figyelmet</strong>, például a játékokat, háziállatokat és zajokat.
quality-distractions-picture = Játékosláda lezárt fedéllel
quality-test-how = Vegyen fel néhány másodpercet abban a helyzetben, ahogyan ülni fognak, majd játssza le, és ellenőrizze, hogy látszanak-e a szemek.
quality-reload = Webkamera újraindítása
quality-missing-item = Kérjük, menjen végig minden ponton, és jelölje be: „{ $label }”.
quality-missing-clip = Kérjük, készítsen egy rövid próbavideót, és játssza le.
quality-without-clip = Próbavideó nélkül is továbbléphet.
quality-clip-kept = Ezt a videót a kutatás többi felvételével együtt megőrizzük.
