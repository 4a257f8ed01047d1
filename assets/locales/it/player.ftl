## Attesa

player-loading = Un momento, per favore…
player-next-page-late = La pagina successiva non può essere caricata: la connessione a internet è interrotta. Resti qui, per favore. Lo studio riprende da solo non appena torna la connessione.
player-slow-title = Ci vuole più tempo del solito
player-slow-advice = Il server dello studio non ha ancora risposto. Controlli la connessione a internet e tenga aperta questa pagina.
player-slow-promise = Continuiamo a provare. Lo studio inizia da solo.
player-wait-for-recording = Un momento, per favore... <br><br> avvio della registrazione con la webcam
player-getting-ready = Stiamo preparando tutto… { $count } di { $all }
player-tap-for-sound = Tocchi per attivare l’audio
player-pictures-missing = Le immagini di questa parte non sono state caricate. Non importa: prosegua pure.

## Pausa

player-paused-text =
    Studio in pausa

    Prema la barra spaziatrice per riprendere
player-pausing-text =
    Lo studio va in pausa...

    Un momento, per favore
player-paused-fullscreen-text =
    Studio in pausa

    Torni a schermo intero, per favore
player-paused-label = Studio in pausa
player-resuming-label = Lo studio continua

## Uscita

player-exit-title = Vuole davvero uscire dallo studio?
player-exit-advice = Se esce, lo studio finisce qui e può scegliere che cosa si può fare con il Suo video.
player-exit-stay = Continua
player-exit-leave = Esci
player-back-to-full-screen = Torna a schermo intero

## Una pagina che questo lettore non ha

player-unknown-title = Questa pagina non può essere mostrata
player-unknown-what = Questa parte dello studio ({ $page }) è del tipo { $kind }, che questo lettore non ha.
player-unknown-advice = Non è colpa Sua, e ciò che ha fatto finora è salvato. Per favore, avvisi il gruppo di ricerca{ $contact }. Può proseguire con il resto.

## Registrazioni in viaggio

player-recordings-all-here = Tutte le registrazioni sono arrivate.
player-recordings-please-stay = Tenga aperta questa pagina finché tutte le registrazioni non sono arrivate: questo browser non può conservarle per dopo.
player-recordings-may-leave = Può chiudere: ciò che manca resta su questo dispositivo per 72 ore, e verrà inviato quando qui si aprirà di nuovo una pagina di uno studio.
player-recordings-owed = { $owed ->
    [one] { $owed } registrazione su { $all } non è ancora arrivata (inviato il { $percent }%).
   *[other] { $owed } registrazioni su { $all } non sono ancora arrivate (inviato il { $percent }%).
}
player-recordings-title = Grazie! Abbiamo quasi finito
player-recordings-keep-open = Tenga aperta questa pagina; si chiude da sola.
player-recordings-leave-now = Chiudi ora

## Risposte o video che non possono essere inviati

player-unsent-no-room = Il server dello studio non ha più spazio.
player-unsent-too-much = C’è da inviare più di quanto il server dello studio accetti.
player-unsent-signed-out = Forse la Sua sessione sul server dello studio è terminata.
player-unsent-refused = Il server dello studio non lo accetta.
player-unsent-offline = Non riusciamo a raggiungere il server dello studio. Controlli la connessione a internet.
player-unsent-nothing-saved = Per ora non si può salvare nulla.
player-unsent-nothing-saved-advice = Continuiamo a provare: tenga aperta questa pagina. Il video potrà essere registrato non appena funziona.
player-unsent-answers = Le Sue risposte non sono ancora state inviate.
player-unsent-answers-advice = Restano in questa pagina e vengono inviate di nuovo da sole. Tenga aperta questa pagina e prosegua con lo studio.
player-unsent-video-title = Il Suo video non è ancora stato inviato
player-unsent-video-thanks = Grazie per aver partecipato! Le Sue risposte sono salvate.
player-unsent-answers-title = Le Sue risposte non sono ancora state inviate
player-unsent-answers-thanks = Grazie per aver partecipato!
player-unsent-trying = Continuiamo a provare finché questa pagina è aperta. Quando ci riusciamo, la pagina si chiude da sola.
player-unsent-cant-wait = Non può aspettare?
player-unsent-copy-and-leave = Salvi una copia sul Suo computer, avvisi il gruppo di ricerca{ $contact } e chiuda.
player-unsent-or-copy-and-leave = Oppure salvi una copia sul Suo computer, avvisi il gruppo di ricerca{ $contact } e chiuda.
player-unsent-copy-and-close = Salvi una copia sul Suo computer, avvisi il gruppo di ricerca{ $contact } e chiuda questa pagina.
player-unsent-copied = La copia è tra i Suoi download. Il gruppo di ricerca Le dirà come inviarla.
player-unsent-save-copy = Salva una copia
player-unsent-leave = Chiudi senza inviare

## Lo studio non può essere aperto

player-no-study-title = A questo indirizzo non c’è nessuno studio
player-no-study-advice = Apra lo studio con il link completo che ha ricevuto.
player-sign-in-title = Acceda di nuovo, per favore
player-sign-in-advice = La Sua sessione è terminata, oppure questo bambino appartiene a un altro account. Acceda al sito dello studio e apra lo studio da lì.
player-no-child-title = Questo bambino qui non è conosciuto
player-no-child-advice = L’indirizzo di questa pagina indica un bambino che il server dello studio non conosce. Apra di nuovo lo studio dalla pagina dei Suoi studi, oppure avvisi il laboratorio che L’ha invitata.
player-not-found-title = Questo studio non è stato trovato
player-not-found-advice = Forse l’indirizzo di questa pagina contiene un errore, oppure lo studio è finito. Controlli il link che ha ricevuto.
player-mistake-title = In questo momento lo studio non può essere mostrato
player-mistake-advice = C’è un errore nel piano dello studio. Non è colpa Sua e non è stato registrato nulla. Per favore, avvisi il laboratorio che L’ha invitata.
player-not-opened-title = Non è stato possibile aprire lo studio
player-not-opened-advice = Non è stato registrato nulla. Carichi di nuovo la pagina; se non basta, avvisi il laboratorio che L’ha invitata.
player-unplayable-title = In questo momento «{ $name }» non può essere mostrato
player-unplayable-part-missing = Non è stato registrato nulla. Non è stato possibile caricare una parte dello studio. Controlli la connessione a internet e carichi di nuovo la pagina. Se non basta, avvisi il gruppo di ricerca{ $contact }.
player-unplayable-mistake = Non è stato registrato nulla. C’è un errore nel piano dello studio. Non è colpa Sua. Per favore, avvisi il gruppo di ricerca{ $contact }.
player-empty-title = «{ $name }» non ha ancora pagine
player-empty-advice = Per favore, avvisi il gruppo di ricerca{ $contact }.
player-for-researchers = Per il gruppo di ricerca
