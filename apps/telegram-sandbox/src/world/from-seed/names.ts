/** A name as it is shown and as it is spelt in a username. */
export type Name = { readonly shown: string; readonly latin: string };
export type NameSet = {
  readonly first: readonly Name[];
  readonly last: readonly Name[];
};

const names = (list: string): Name[] =>
  list.split(' ').map(entry => {
    const [shown = '', latin = shown.toLowerCase()] = entry.split(':');
    return { shown, latin };
  });

const russianSurnames = names(
  'Иванов:ivanov Смирнов:smirnov Кузнецов:kuznetsov Попов:popov Васильев:vasilev Петров:petrov ' +
    'Соколов:sokolov Михайлов:mihaylov Новиков:novikov Фёдоров:fedorov Морозов:morozov Волков:volkov ' +
    'Алексеев:alekseev Лебедев:lebedev Семёнов:semenov Егоров:egorov Павлов:pavlov Козлов:kozlov ' +
    'Степанов:stepanov Николаев:nikolaev Орлов:orlov Андреев:andreev Макаров:makarov Никитин:nikitin ' +
    'Захаров:zaharov Зайцев:zaytsev Соловьёв:solovev Борисов:borisov Яковлев:yakovlev Григорьев:grigorev ' +
    'Романов:romanov Воробьёв:vorobev Сергеев:sergeev Кузьмин:kuzmin Фролов:frolov Королёв:korolev ' +
    'Гусев:gusev Киселёв:kiselev Ильин:ilin Максимов:maksimov Поляков:polyakov Сорокин:sorokin',
);
const englishSurnames = names(
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Thomas Moore Jackson ' +
    'Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Torres ' +
    'Hill Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Turner Phillips',
);

export const russianMen: NameSet = {
  first: names(
    'Александр:aleksandr Дмитрий:dmitriy Максим:maksim Сергей:sergey Андрей:andrey Алексей:aleksey ' +
      'Артём:artem Илья:ilya Кирилл:kirill Михаил:mihail Никита:nikita Матвей:matvey Роман:roman Егор:egor ' +
      'Иван:ivan Владимир:vladimir Павел:pavel Денис:denis Антон:anton Олег:oleg Игорь:igor Юрий:yuriy ' +
      'Тимур:timur Руслан:ruslan Глеб:gleb Виктор:viktor Степан:stepan Константин:konstantin',
  ),
  last: russianSurnames,
};
export const russianWomen: NameSet = {
  first: names(
    'Анна:anna Мария:mariya Елена:elena Дарья:darya Анастасия:anastasiya Екатерина:ekaterina Ольга:olga ' +
      'Наталья:natalya Юлия:yuliya Ирина:irina Татьяна:tatyana Ксения:kseniya Полина:polina София:sofiya ' +
      'Алиса:alisa Виктория:viktoriya Светлана:svetlana Марина:marina Вера:vera Алина:alina Диана:diana ' +
      'Маргарита:margarita Евгения:evgeniya Кристина:kristina Валерия:valeriya Людмила:lyudmila',
  ),
  last: russianSurnames.map(({ shown, latin }) => ({ shown: `${shown}а`, latin: `${latin}a` })),
};
export const english: NameSet = {
  first: names(
    'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan ' +
      'Joseph Jessica Thomas Sarah Daniel Karen Matthew Nancy Anthony Lisa Mark Betty Steven Sandra Paul ' +
      'Ashley Andrew Emily Joshua Kimberly Kevin Donna Brian Michelle George Carol Edward Amanda Oliver ' +
      'Chloe Ethan Grace Lucas Hannah',
  ),
  last: englishSurnames,
};

export const botNames: readonly Name[] = names(
  'Reminder Weather Translate Polls Moderation Tickets Currency Quiz Music:tunes Search News Calendar',
);
