## Consenso a voce

consent-statement-parent = Ho letto l’intero modulo di consenso e mi è chiaro. In qualità di genitore o tutore legale di questo bambino o di questa bambina do il mio consenso, ed entrambi partecipiamo volentieri a questo studio.
consent-statement-adult = Ho letto l’intero modulo di consenso e mi è chiaro. Do il mio consenso e partecipo volentieri a questo studio.
consent-statement-quoted = «{ $statement }»
consent-read-document = Legga per intero questo documento di consenso
consent-document-label = Documento di consenso
consent-start-recording = Registra il consenso
consent-read-aloud = Legga <em>ad alta voce</em> la dichiarazione qui sotto:
consent-read-aloud-or-sign = Legga <em>ad alta voce</em> (o in lingua dei segni, ASL) la dichiarazione qui sotto:
consent-other-adults = Anche ogni altro adulto dice, a voce o in lingua dei segni:
consent-stop-recording = Ferma la registrazione
consent-play = Guarda il video del consenso
consent-play-check = Si vede e si sente bene?
consent-not-recording-yet = La registrazione non è ancora iniziata
consent-missing-recording = Prima registri il consenso, per favore.
consent-missing-play = Guardi il video del consenso prima di inviarlo, per favore.
consent-clip-short = Il Suo video è più breve del tempo che serve per leggere la dichiarazione.
consent-clip-silent = Nel Suo video non abbiamo sentito nessuna voce.
consent-clip-silent-or-signed = Nel Suo video non abbiamo sentito nessuna voce (com’è normale, se ha usato la lingua dei segni).
consent-clip-dark = Il Suo video è molto scuro.
consent-clip-choice = Può registrarlo di nuovo, oppure inviarlo così com’è.
consent-session-records = Lo studio sta già registrando questa sessione, quindi la dichiarazione di consenso non può essere registrata qui. Per favore, avvisi il gruppo di ricerca; lo studio non può continuare.
consent-no-document-title = Questo studio non può iniziare
consent-no-document-text = Il suo documento di consenso «{ $template }» non fa parte di questo lettore, quindi non si può dare il consenso. Per favore, avvisi il gruppo di ricerca. Può usare { $known }.
consent-preview-note = Questa è un’anteprima, quindi può guardare il resto. Non viene registrato nessun consenso.
consent-preview-go-on = Prosegui con l’anteprima

## Consenso con caselle e risposte

ticks-missing-answer = * Scelga una risposta per partecipare
ticks-missing-tick = * Spunti questa casella per partecipare
ticks-incomplete = Qui sopra manca ancora qualcosa. Se non desidera accettare tutto, può semplicemente chiudere questa finestra.
ticks-nothing-to-choose = Qui non c’è nulla da scegliere. Può proseguire.
