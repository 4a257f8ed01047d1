### O sim ou o não da própria criança: palavras simples.

assent-title = Você quer participar?
assent-intro = Leiam ou ouçam juntos. Depois a criança decide, e qualquer resposta está bem.
assent-step-learn = Conheça o estudo
assent-step-decide = Depois decida
assent-question = Você quer participar deste estudo?
assent-yes = Sim { "👍" }
assent-no = Não { "👎" }
assent-no-is-fine = Você escolheu não, e tudo bem. O botão Enviar termina o estudo aqui.
assent-pages-first = Primeiro veja todas as páginas. Depois você pode responder.
assent-thanks = Obrigado por contar para a gente!
assent-thanks-text = Você não precisa participar, e não tem problema nenhum. O estudo termina aqui, e você pode fechar esta janela.
assent-form-title = Termo de assentimento da criança: { $study }
assent-press-play = Aperte o sinal de reproduzir para começar.
assent-without-video = Você também pode continuar sem vídeo.
assent-setting-up = (espere um pouco, preparando...)
assent-broken = Algo nesta página não pode ser reproduzido. Você pode continuar sem isso.
assent-pages = Páginas
