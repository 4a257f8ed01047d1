mood-title = Questionário de humor
mood-intro = Como vocês dois estão hoje? O humor, o sono e a fome mudam para onde e por quanto tempo as crianças olham; por isso, suas respostas nos ajudam a entender o que vemos.
mood-child = Como sua criança está se sentindo agora?
mood-parent = Como você está se sentindo agora?
mood-other = Sono, comida e o tempo antes do estudo

## As duas pontas de sete escalas

mood-rested-1 = Cansada
mood-rested-7 = Descansada
mood-healthy-1 = Doente
mood-healthy-7 = Saudável
mood-child-happy-1 = Irritada
mood-child-happy-7 = Contente
mood-active-1 = Calma
mood-active-7 = Ativa
mood-energetic-1 = Cansado(a)
mood-energetic-7 = Com energia
mood-on-top-1 = Sobrecarregado(a)
mood-on-top-7 = Com tudo sob controle
mood-parent-happy-1 = Chateado(a)
mood-parent-happy-7 = Feliz
mood-scale-between = a
mood-scale-step = { $number }: { $word }

## Sono e comida

mood-woke-up = Há quanto tempo sua criança acordou, da noite ou de uma soneca?
mood-next-nap = Quanto tempo falta para a próxima soneca ou hora de dormir da sua criança?
mood-last-meal = Há quanto tempo sua criança comeu ou bebeu pela última vez?
mood-hours = horas
mood-minutes = minutos
mood-nap-times = Sua criança costuma tirar sonecas em horários fixos?
mood-nap-overdue = Sim, e já passou da hora da soneca
mood-before = O que sua criança fez logo antes deste estudo?
mood-wrong-time = Escreva horas e minutos em números inteiros, por favor.
