/** One order of texts, which no collation library and no version of one decides. */
export const m0013TextOrder: readonly string[] = [
  // What texts are compared by, byte for byte: first without case and accents, then, where two are the same so far, as they
  // stand. Nothing that can be typed comes before the character between the two. Domain's `textOrderKey` is its twin.
  `create function text_order(words text) returns text language sql immutable parallel safe as $$
     select case when octet_length(words) = char_length(words) then lower(words collate "C")
       else replace(replace(replace(replace(translate(lower(regexp_replace(normalize(words, NFD) collate "C", '[\\u0300-\\u036F]', '', 'g') collate "C"),
         'ẞÆŒøØđĐðÐłŁħĦıŋŊŧŦÞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
         'ßæœooddddllhhinnttþαβγδεζηθικλμνξοπρστυφχψωσђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюя'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end
       || chr(1) || words $$`,
];
