//! One example per way of reporting and language of a small table, marked as in [`super::super::examples`].

use super::super::examples::{DIRECT, INDIRECT, OWN, PRESUPPOSED, SCARE, check_in, voice_in as voice};

#[test]
fn the_speaker_behind_what_is_said() {
    check_in("es", "<El régimen ha caído>, {dijo} [Orla Venn] el lunes.");
    check_in("es", "<El régimen>, {dijo} [la alcaldesa], <ha caído>.");
    check_in("fr", "<Le régime est fini>, {estime} [Orla Venn].");
    check_in("fr", "<Le régime est fini>, {a déclaré} [le maire].");
    check_in("fr", "<Le régime est fini>, {a-t-elle ajouté}.");
    check_in("de", "<Das Regime sei gefallen>, {sagte} [Orla Venn].");
    check_in("pt", "<O regime acabou>, {afirmou} [a porta-voz].");
    check_in("ru", "<Террористы бежали на север>, {сообщили} в министерстве.");
}

#[test]
fn clauses_without_a_conjunction() {
    check_in("de", "[Orla Venn] {sagte}, <das Regime sei gefallen>.");
    check_in("es", "[Venn] {dijo}: <El régimen ha caído>.");
    voice("de", "Venn sagte, das Regime sei gefallen. Die *Terroristen* seien geflohen.", INDIRECT);
    voice("de", "Das *Regime* habe gelogen. Es werde fallen, sagte Venn.", INDIRECT);
    voice("de", "Venn sagte, das Regime sei gefallen. Die *Terroristen* sind geflohen.", OWN);
}

#[test]
fn sources_named_by_a_phrase() {
    check_in("de", "{Laut} [Ministerium] <flohen die Terroristen nach Norden>.");
    check_in("de", "{Nach Angaben des} [Ministeriums] <flohen die Terroristen>.");
    check_in("de", "[Dem Ministerium] {zufolge} <flohen die Terroristen>.");
    check_in("ar", "{بحسب} [الوزارة] <فر الإرهابيون إلى الشمال>.");
    check_in("es", "<El régimen>, {según} [el ministerio], <ha caído>.");
}

#[test]
fn judgements_accusations_and_denials() {
    check_in("es", "[El ministro] {acusó} <a las tripulaciones de terrorismo>.");
    check_in("fr", "[Le ministre] a {accusé} <les équipages de terrorisme>.");
    check_in("de", "[Der Minister] {warf} <den Mannschaften Terrorismus> vor.");
    check_in("pt", "[O ministro] {negou} <o massacre>.");
    check_in("ru", "[Министр] {обвинил} <экипажи в терроризме>.");
    check_in("ar", "{أدان} [الوزير] <المجزرة في الميناء>.");
    voice("es", "El ministro condenó la *masacre*.", PRESUPPOSED);
    voice("fr", "Le ministre a condamné le *massacre*.", PRESUPPOSED);
    voice("de", "Der Minister verurteilte das *Massaker*.", PRESUPPOSED);
    voice("fr", "La critique du *massacre* continue.", OWN);
    voice("fr", "Le maire a été condamné pour *massacre*.", OWN);
    voice("es", "El alcalde se negó a comentar la *masacre*.", OWN);
    voice("de", "Er warf einen Stein auf das *Regime*.", OWN);
}

#[test]
fn whoever_is_spoken_to_stays_the_outlets() {
    voice("es", "El ministro pidió al *régimen* que acabara con el asedio.", OWN);
    voice("es", "El ministro pidió al régimen que acabara con el *asedio*.", PRESUPPOSED);
    voice("fr", "Le ministre a appelé le régime à lever le *siège*.", PRESUPPOSED);
    voice("fr", "Le ministre a appelé le *régime* à lever le siège.", OWN);
    voice("de", "Der Minister forderte das *Regime* auf, die Belagerung zu beenden.", OWN);
    voice("de", "Der Minister forderte das Regime auf, die *Belagerung* zu beenden.", PRESUPPOSED);
    voice("ru", "Министр призвал режим снять *осаду*.", PRESUPPOSED);
}

#[test]
fn a_quoted_word_under_a_verb_of_naming() {
    voice("es", "El ministro calificó de “*masacre*” el ataque.", DIRECT);
    voice("fr", "Le ministre a qualifié l’attaque de « *massacre* ».", DIRECT);
    voice("de", "Der Minister nannte den Angriff ein „*Massaker*“.", DIRECT);
    voice("ru", "Министр назвал нападение «*резнёй*».", DIRECT);
    voice("es", "El ejército anunció un “*asedio*” del puerto.", SCARE);
}

#[test]
fn dialogue_behind_a_dash() {
    voice("es", "—El *régimen* ha caído —dijo Venn.", DIRECT);
    voice("ru", "— *Режим* пал, — заявила Венн.", DIRECT);
    voice("es", "—El *régimen* ha caído en el norte del país.", OWN);
}

#[test]
fn relative_clauses_are_no_reports() {
    voice("es", "Venn, que huyó del *régimen* en 2009, dijo que estaba cansada.", OWN);
    voice("es", "Lo dijo Venn, que huyó del *régimen* en 2009.", OWN);
}
