### A kutatás vége: születési dátum, a felvételek használata, visszavonás, megjegyzés, köszönet.

exit-birth-date = * Kérjük, erősítse meg gyermeke születési dátumát
exit-birth-date-letters = ÉÉÉÉ.HH.NN.
exit-birth-date-why = Azért kérdezzük meg még egyszer, mert a kutatás napján betöltött pontos életkorra van szükségünk.
exit-birth-date-read = Vagyis: { $date }
exit-birth-date-unreadable = Ezt a dátumot nem tudjuk elolvasni. Kérjük, írja be az évet, a hónapot és a napot így: 2023.05.06.
exit-birth-date-no-month = Nincs { $month }. hónap. Kérjük, az évet, majd a hónapot és a napot írja be, például május 6. esetén így: 2023.05.06.
exit-birth-date-no-day = { $year }. { $month } hónapban nincs { $day }. nap. Kérjük, ellenőrizze a dátumot.
exit-birth-date-long-ago = { $year } túl régen volt. Kérjük, az évszám mind a négy számjegyét írja be.
exit-birth-date-future = Ez a dátum a jövőben van: { $date } Kérjük, ellenőrizze az évet.

exit-databrary = * Megoszthatjuk-e a videóját és más adatait a Databrary jogosult felhasználóival?
exit-databrary-about = A Databrary olyan videótár, amelyet csak jóváhagyott kutatók használhatnak. Bővebben itt olvashat róla: { $link }.

exit-use = * Hogyan használhatjuk fel a videóját?
exit-use-private = <strong>Magán</strong>: a videóját csak ők láthatják:
exit-use-private-researchers = ennek a kutatásnak a kutatói: { $study }
exit-use-private-site = ennek az oldalnak az üzemeltetői
exit-use-private-databrary = a Databrary jogosult felhasználói
exit-use-scientific = <strong>Tudományos és oktatási</strong>: részletek tudósoknak és diákoknak is bemutathatók, például előadáson vagy tanórán.
exit-use-public = <strong>Nyilvános</strong>: részletek mindenkinek bemutathatók, például a hírekben vagy egy erről a kutatásról szóló weboldalon.

exit-withdraw = Inkább azt szeretné, hogy töröljük a videóit?
exit-withdraw-text = Az alkalom minden videójának törlése az elmondott beleegyezés kivételével. Senki sem fogja megnézni őket: sem a kutatás ({ $study }) kutatói, sem bárki más.
exit-withdraw-example = (Talán átsétált a képen valaki, aki nem szeretné, hogy lássák.)
exit-withdraw-really = Biztosan visszavonja? A videóit töröljük, és senki sem tudja majd megnézni őket.
exit-withdraw-button = Visszavonás

exit-comment = Van még valami, amit szeretne elmondani nekünk?
exit-missing = Valami még hiányzik. Kérjük, nézze meg fent a megjelölt kérdéseket.
exit-thanks = Köszönjük!
exit-share = Megosztás a Facebookon
exit-change = A válaszaim módosítása
exit-withdrawn = Ön visszavonta a videóit. A törlésük folyamatban van, és senki sem fogja megnézni őket.
exit-birth-date-differs = Vagyis: { $date } A fiókjában ez a dátum szerepel: { $registered } Ha az Ön által beírt dátum a helyes, nincs semmi teendője.
