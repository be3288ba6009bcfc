/** What the customer is asked when a person has ended their part. */
export const ratingsEn = {
  ask: 'How was it?',
  score: { 5: '5 – very good', 4: '4 – good', 3: '3 – fair', 2: '2 – poor', 1: '1 – very poor' },
  askComment: 'Thank you for telling us. Would you like to add something?',
  askCommentLow: 'Thank you for telling us; I am sorry it was not better. Would you like to say what went wrong? I can also call a person again.',
  comment: 'Comment',
  commentHint: 'Only our service desk reads it',
  noComment: 'No comment',
  sendRating: 'Send the rating',
  thanks: 'Thank you, it is noted.',
  thanksLow: 'Thank you, it is noted. I am sorry it was not better. If something is still wrong, I can call a person again: choose or write **Talk to a person**.'
};

export const ratingsPl: typeof ratingsEn = {
  ask: 'Jak oceniasz naszą pomoc?',
  score: { 5: '5 – bardzo dobrze', 4: '4 – dobrze', 3: '3 – średnio', 2: '2 – słabo', 1: '1 – bardzo słabo' },
  askComment: 'Dziękuję za ocenę. Czy chcesz coś dodać?',
  askCommentLow: 'Dziękuję za ocenę; przykro mi, że nie poszło lepiej. Czy chcesz napisać, co było nie tak? Mogę też jeszcze raz poprosić człowieka o rozmowę.',
  comment: 'Komentarz',
  commentHint: 'Przeczyta go tylko dział obsługi',
  noComment: 'Bez komentarza',
  sendRating: 'Wyślij ocenę',
  thanks: 'Dziękuję, zapisane.',
  thanksLow: 'Dziękuję, zapisane. Przykro mi, że nie poszło lepiej. Jeśli coś nadal jest nie tak, mogę jeszcze raz poprosić człowieka o rozmowę: wybierz lub napisz **Rozmowa z człowiekiem**.'
};
