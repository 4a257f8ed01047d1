### O sim ou o não da própria criança: palavras simples, tratamento por tu.

assent-title = Queres participar?
assent-intro = Leiam ou ouçam juntos. Depois a criança decide, e qualquer resposta está bem.
assent-step-learn = Conhece o estudo
assent-step-decide = Depois decide
assent-question = Queres participar neste estudo?
assent-yes = Sim { "👍" }
assent-no = Não { "👎" }
assent-no-is-fine = Escolheste não, e está tudo bem. O botão Enviar termina o estudo aqui.
assent-pages-first = Vê primeiro todas as páginas. Depois podes responder.
assent-thanks = Obrigado por nos dizeres!
assent-thanks-text = Não tens de participar, e não faz mal nenhum. O estudo termina aqui, e podes fechar esta janela.
assent-form-title = Formulário de assentimento da criança: { $study }
assent-press-play = Carrega no sinal de reproduzir para começar.
assent-without-video = Também podes continuar sem vídeo.
assent-setting-up = (espera um pouco, estamos a preparar...)
assent-broken = Alguma coisa nesta página não pode ser reproduzida. Podes continuar sem ela.
assent-pages = Páginas
