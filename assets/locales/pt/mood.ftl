mood-title = Questionário de humor
mood-intro = Como estão os dois hoje? O humor, o sono e a fome mudam para onde e durante quanto tempo as crianças olham; por isso, as suas respostas ajudam-nos a compreender o que vemos.
mood-child = Como se sente a sua criança neste momento?
mood-parent = Como se sente neste momento?
mood-other = Sono, comida e o tempo antes do estudo

## As duas pontas de sete escalas

mood-rested-1 = Cansada
mood-rested-7 = Descansada
mood-healthy-1 = Doente
mood-healthy-7 = Saudável
mood-child-happy-1 = Rabugenta
mood-child-happy-7 = Contente
mood-active-1 = Calma
mood-active-7 = Ativa
mood-energetic-1 = Cansado/a
mood-energetic-7 = Com energia
mood-on-top-1 = Sobrecarregado/a
mood-on-top-7 = Com tudo sob controlo
mood-parent-happy-1 = Aborrecido/a
mood-parent-happy-7 = Feliz
mood-scale-between = a
mood-scale-step = { $number }: { $word }

## Sono e comida

mood-woke-up = Há quanto tempo acordou a sua criança, da noite ou de uma sesta?
mood-next-nap = Quanto tempo falta para a próxima sesta ou hora de deitar da sua criança?
mood-last-meal = Há quanto tempo comeu ou bebeu a sua criança pela última vez?
mood-hours = horas
mood-minutes = minutos
mood-nap-times = A sua criança costuma dormir a sesta a horas certas?
mood-nap-overdue = Sim, e a hora da sesta já passou
mood-before = O que fez a sua criança mesmo antes deste estudo?
mood-wrong-time = Por favor, escreva horas e minutos em números inteiros.
