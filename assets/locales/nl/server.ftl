server-answers-saved = Je antwoorden zijn opgeslagen.
server-close-window = Je kunt dit venster nu sluiten.
