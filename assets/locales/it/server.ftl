server-answers-saved = Le Sue risposte sono salvate.
server-close-window = Ora può chiudere questa finestra.
