### Segítség a kamera ellenőrzésénél: kamera, fény, internet.

help-slow-line = Az internetkapcsolata lassan küld adatokat, ezért a kutatás videói kicsit kevésbé élesek lesznek. Nincs semmi teendője, és várnia sem kell majd.
help-empty-title = A próbavideó üres
help-empty = A kamera képe megvan, de a felvételen nincs semmi. Kérjük, zárja be a kamerát használó többi programot, és próbálja újra, vagy válasszon fent másik kamerát vagy mikrofont. Ha ez sem segít, gyakran megoldást jelent egy másik böngésző (Chrome vagy Firefox) számítógépen.
help-go-on-all-the-same = Tovább így is

## Fény és elhelyezkedés

help-dark = Elég sötét van. Kérjük, kapcsoljon fel egy lámpát, vagy üljön közelebb egy ablakhoz, hogy fény essen az arcukra.
help-glaring = A kép nagyon világos. Kérjük, fordítson el egy lámpát a kamerától, vagy húzzon be egy függönyt.
help-from-behind = A fény hátulról jön. Kérjük, húzza be az Ön mögötti függönyt, vagy forduljon úgy, hogy az ablak fénye az arcukra essen.
help-nobody = Nem tudunk arcot felismerni. Kérjük, üljenek úgy, hogy lássák az arcukat a képen.
help-far = Kérjük, jöjjön egy kicsit közelebb a kamerához.
help-near = Kérjük, üljön egy kicsit távolabb a kamerától.
help-aside = Kérjük, mozduljon el egy kicsit, hogy a kép közepén üljön.

## Hogyan engedélyezhető a letiltott kamera az egyes böngészőkben

help-chrome-1 = Kattintson a címsor bal szélén lévő jelre (két kis csúszka vagy egy kamera).
help-chrome-2 = Kapcsolja be a „Kamera” és a „Mikrofon” lehetőséget.
help-chrome-3 = Ha maga a számítógép nem engedélyezi: Windowsban nyissa meg a „Gépház”, „Adatvédelem”, „Kamera” oldalt, Macen a „Rendszerbeállítások”, „Adatvédelem és biztonság”, „Kamera” oldalt, és kapcsolja be a Chrome-ot. Ugyanígy a mikrofonnál is.
help-chrome-android-1 = Koppintson a címsor bal szélén lévő jelre, majd az „Engedélyek” lehetőségre.
help-chrome-android-2 = Engedélyezze a kamerát és a mikrofont.
help-chrome-android-3 = Ha nincsenek ott: nyissa meg az eszköz beállításait („Beállítások”, „Alkalmazások”, „Chrome”, „Engedélyek”), és engedélyezze mindkettőt.
help-edge-1 = Kattintson a lakatra a címsor bal szélén.
help-edge-2 = Az „Engedélyek ehhez a webhelyhez” alatt állítsa a kamerát és a mikrofont „Engedélyezés” értékre.
help-edge-3 = Ha maga a számítógép nem engedélyezi: Windowsban nyissa meg a „Gépház”, „Adatvédelem”, „Kamera” oldalt, és kapcsolja be az Edge-et. Ugyanígy a mikrofonnál is.
help-firefox-1 = Kattintson az áthúzott kamerára vagy mikrofonra a címsor bal szélén.
help-firefox-2 = Kattintson a kis × jelre minden „Blokkolva” felirat mellett, hogy a Firefox még egyszer megkérdezze.
help-firefox-3 = Ha maga a számítógép nem engedélyezi: Windowsban nyissa meg a „Gépház”, „Adatvédelem”, „Kamera” oldalt, Macen a „Rendszerbeállítások”, „Adatvédelem és biztonság”, „Kamera” oldalt, és kapcsolja be a Firefoxot. Ugyanígy a mikrofonnál is.
help-firefox-android-1 = Koppintson a lakatra a címsor bal szélén.
help-firefox-android-2 = Koppintson a „Kamera” és a „Mikrofon” sorra, amíg mindkettőnél az „Engedélyezve” felirat nem látszik.
help-firefox-android-3 = Ha nincsenek ott: nyissa meg az eszköz beállításait („Beállítások”, „Alkalmazások”, „Firefox”, „Engedélyek”), és engedélyezze mindkettőt.
help-safari-1 = Nyissa meg a képernyő tetején a „Safari” menüt, majd a „Beállítások ehhez a webhelyhez” pontot.
help-safari-2 = Állítsa a kamerát és a mikrofont „Engedélyezés” értékre.
help-safari-3 = Ha semmi sem változik: nyissa meg a „Rendszerbeállítások”, „Adatvédelem és biztonság”, „Kamera” oldalt, és kapcsolja be a Safarit. Ugyanígy a mikrofonnál is.
help-safari-touch-1 = Koppintson a cím melletti jelre („AA” vagy egy lap vonalakkal), majd a „Webhelybeállítások” pontra.
help-safari-touch-2 = Állítsa a kamerát és a mikrofont „Engedélyezés” értékre.
help-safari-touch-3 = Ha nincsenek ott: nyissa meg a „Beállítások” alkalmazást, majd az „Appok”, „Safari” oldalt, és a „Webhelyek beállításai” alatt engedélyezze a kamerát és a mikrofont.
help-other-touch-1 = Nyissa meg a „Beállítások” alkalmazást, majd az „Appok” pontot, és válassza ki ezt a böngészőt.
help-other-touch-2 = Kapcsolja be a kamerát és a mikrofont, és térjen vissza ide.
help-other-touch-3 = Ha ez nem segít, nyissa meg ezt az oldalt a Safariban.
help-other-1 = Keressen egy kamerát vagy lakatot a címsor valamelyik végén, és kattintson rá.
help-other-2 = Engedélyezze ennek az oldalnak a kamerát és a mikrofont.
help-other-3 = Ha ott nem talál semmit, nyissa meg ezt az oldalt a Chrome-ban vagy a Firefoxban.
