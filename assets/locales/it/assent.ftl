### Il sì o il no del bambino: parole semplici, si dà del tu.

assent-title = Ti va di partecipare?
assent-intro = Leggete o ascoltate insieme. Poi decide il bambino o la bambina, e ogni risposta va bene.
assent-step-learn = Scopri lo studio
assent-step-decide = Poi decidi
assent-question = Ti va di partecipare a questo studio?
assent-yes = Sì { "👍" }
assent-no = No { "👎" }
assent-no-is-fine = Hai scelto no, e va bene così. Con Invia lo studio finisce qui.
assent-pages-first = Prima guarda tutte le pagine. Poi puoi rispondere.
assent-thanks = Grazie per avercelo detto!
assent-thanks-text = Non devi partecipare per forza, e va benissimo così. Lo studio finisce qui e puoi chiudere questa finestra.
assent-form-title = Modulo di assenso del bambino: { $study }
assent-press-play = Premi il simbolo di riproduzione per iniziare.
assent-without-video = Puoi anche andare avanti senza video.
assent-setting-up = (un momento, stiamo preparando...)
assent-broken = Qualcosa in questa pagina non può essere riprodotto. Puoi andare avanti senza.
assent-pages = Pagine
