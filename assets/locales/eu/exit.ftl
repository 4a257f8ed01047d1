### Ikerketaren amaiera: jaioteguna, grabazioen erabilera, erretiratzea, iruzkina, eskerrak.

exit-birth-date = * Mesedez, berretsi zure haurraren jaioteguna
exit-birth-date-letters = UUUU/HH/EE
exit-birth-date-why = Berriro galdetzen dugu ikerketaren egunean duen adin zehatza behar dugulako.
exit-birth-date-read = Hau da: { $date }.
exit-birth-date-unreadable = Ezin dugu data hau irakurri. Mesedez, idatzi urtea, hilabetea eta eguna, honela: 2023/05/06.
exit-birth-date-no-month = Ez dago { $month }. hilabeterik. Mesedez, idatzi urtea lehenengo, gero hilabetea eta eguna; adibidez, 2023/05/06 maiatzaren 6rako.
exit-birth-date-no-day = { $year }. urteko { $month }k ez du { $day }. egunik. Mesedez, egiaztatu data.
exit-birth-date-long-ago = { $year }. urtea aspaldiegi da. Mesedez, idatzi lau digituak.
exit-birth-date-future = Data hau etorkizunekoa da: { $date }. Mesedez, egiaztatu urtea.

exit-databrary = * Zure bideoa eta beste datuak Databrary-ko erabiltzaile baimenduekin parteka daitezke?
exit-databrary-about = Databrary bideo-liburutegi bat da, eta onartutako ikertzaileek bakarrik erabil dezakete. Informazio gehiago hemen: { $link }.

exit-use = * Nola erabil daiteke zure bideoa?
exit-use-private = <strong>Pribatua</strong>: hauek bakarrik ikus dezakete zure bideoa:
exit-use-private-researchers = ikerketa honetako ikertzaileek: { $study }
exit-use-private-site = webgune honen arduradunek
exit-use-private-databrary = Databrary-ko erabiltzaile baimenduek
exit-use-scientific = <strong>Zientzia eta irakaskuntza</strong>: zatiak zientzialariei eta ikasleei ere erakuts dakizkieke, adibidez hitzaldi edo eskola batean.
exit-use-public = <strong>Publikoa</strong>: zatiak denei ere erakuts dakizkieke, adibidez albisteetan edo ikerketa honi buruzko webgune batean.

exit-withdraw = Nahiago duzu zure bideoak ezabatzea?
exit-withdraw-text = Ezabatu saio honetako bideo guztiak, ahozko baimena izan ezik. Inork ez ditu ikusiko, ez ikerketako ({ $study }) ikertzaileek, ez beste inork.
exit-withdraw-example = (Agian, agertu nahi ez duen norbait igaro da kameraren aurretik.)
exit-withdraw-really = Benetan erretiratu nahi duzu? Zure bideoak ezabatu egingo dira, eta inork ezingo ditu ikusi.
exit-withdraw-button = Erretiratu

exit-comment = Ba al da guri esan nahi diguzun ezer?
exit-missing = Zerbait falta da. Mesedez, begiratu goian markatutako galderak.
exit-thanks = Eskerrik asko!
exit-share = Partekatu Facebook-en
exit-change = Aldatu nire erantzunak
exit-withdrawn = Zure bideoak erretiratu dituzu. Ezabatzen ari gara, eta inork ez ditu ikusiko.
exit-birth-date-differs = Hau da: { $date }. Zure kontuan data hau ageri da: { $registered }. Idatzi duzun data zuzena bada, ez duzu ezer egin behar.
