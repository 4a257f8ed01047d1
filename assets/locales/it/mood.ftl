mood-title = Questionario sull’umore
mood-intro = Come state oggi, voi due? L’umore, il sonno e la fame influiscono su dove e per quanto tempo guardano i bambini; le Sue risposte ci aiutano quindi a capire ciò che vediamo.
mood-child = Come si sente Suo figlio/a in questo momento?
mood-parent = Come si sente Lei in questo momento?
mood-other = Sonno, pasti e il tempo prima dello studio

## I due estremi delle sette scale

mood-rested-1 = Stanco/a
mood-rested-7 = Riposato/a
mood-healthy-1 = Malato/a
mood-healthy-7 = In salute
mood-child-happy-1 = Irritabile
mood-child-happy-7 = Contento/a
mood-active-1 = Calmo/a
mood-active-7 = Attivo/a
mood-energetic-1 = Stanco/a
mood-energetic-7 = Pieno/a di energia
mood-on-top-1 = Sopraffatto/a
mood-on-top-7 = Tutto sotto controllo
mood-parent-happy-1 = Turbato/a
mood-parent-happy-7 = Felice
mood-scale-between = fino a
mood-scale-step = { $number }: { $word }

## Sonno e pasti

mood-woke-up = Da quanto tempo Suo figlio/a si è svegliato/a, dalla notte o da un sonnellino?
mood-next-nap = Tra quanto tempo Suo figlio/a farà il prossimo sonnellino o andrà a letto?
mood-last-meal = Quanto tempo fa Suo figlio/a ha mangiato o bevuto l’ultima volta?
mood-hours = ore
mood-minutes = minuti
mood-nap-times = Di solito Suo figlio/a fa il sonnellino a orari fissi?
mood-nap-overdue = Sì, e l’ora del sonnellino è già passata
mood-before = Che cosa ha fatto Suo figlio/a subito prima di questo studio?
mood-wrong-time = Scriva ore e minuti in numeri interi.
