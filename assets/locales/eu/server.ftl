server-answers-saved = Zure erantzunak gordeta daude.
server-close-window = Orain leiho hau itxi dezakezu.
