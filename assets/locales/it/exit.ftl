exit-birth-date = * Confermi la data di nascita di Suo figlio/a
exit-birth-date-letters = GG/MM/AAAA
exit-birth-date-why = La chiediamo ancora una volta perché ci serve l’età esatta nel giorno dello studio.
exit-birth-date-read = La data è: { $date }.
exit-birth-date-unreadable = Non riusciamo a leggere questa data. Scriva giorno, mese e anno, per esempio 06/05/2023.
exit-birth-date-no-month = Non esiste un mese { $month }. Scriva prima il giorno e poi il mese, per esempio 06/05/2023 per il 6 maggio.
exit-birth-date-no-day = Il mese di { $month } { $year } non ha un giorno { $day }. Controlli la data.
exit-birth-date-long-ago = L’anno { $year } è troppo lontano. Scriva tutte e quattro le cifre.
exit-birth-date-future = La data { $date } è nel futuro. Controlli l’anno.

exit-databrary = * Il Suo video e altri dati possono essere condivisi con gli utenti autorizzati di Databrary?
exit-databrary-about = Databrary è una raccolta di video che solo ricercatori approvati possono usare. Per saperne di più: { $link }.

exit-use = * Come può essere usato il Suo video?
exit-use-private = <strong>Privato</strong>: possono vedere il Suo video solo:
exit-use-private-researchers = il gruppo di ricerca dello studio { $study }
exit-use-private-site = le persone che gestiscono questo sito
exit-use-private-databrary = gli utenti autorizzati di Databrary
exit-use-scientific = <strong>Scientifico e didattico</strong>: alcuni spezzoni possono essere mostrati anche a scienziati e studenti, per esempio in una conferenza o in una lezione.
exit-use-public = <strong>Pubblico</strong>: alcuni spezzoni possono essere mostrati anche a tutti, per esempio nei notiziari o su una pagina web su questa ricerca.

exit-withdraw = Preferisce che i Suoi video siano cancellati?
exit-withdraw-text = Cancellare tutti i video di questa sessione tranne il consenso a voce. Non li guarderà nessuno, né il gruppo di ricerca di { $study } né altri.
exit-withdraw-example = (Forse è passato davanti alla videocamera qualcuno che preferirebbe non essere visto.)
exit-withdraw-really = Vuole davvero ritirare i Suoi video? Saranno cancellati e nessuno potrà guardarli.
exit-withdraw-button = Ritira

exit-comment = C’è qualcosa che vorrebbe dirci?
exit-missing = Manca qualcosa. Guardi le domande segnate qui sopra.
exit-thanks = Grazie!
exit-share = Condividi su Facebook
exit-change = Modifica le mie risposte
exit-withdrawn = Ha ritirato i Suoi video. Li stiamo cancellando e non li guarderà nessuno.
exit-birth-date-differs = La data è: { $date }. Nel Suo account risulta: { $registered }. Se la data che ha scritto è giusta, non deve fare nulla.
