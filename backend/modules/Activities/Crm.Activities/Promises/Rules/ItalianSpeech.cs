namespace Crm.Activities.Promises.Rules;

internal sealed class ItalianSpeech : Speech
{
    private const string Presents =
        "(mando|mandiamo|invio|inviamo|spedisco|spediamo|richiamo|richiamiamo|chiamo|chiamiamo|confermo|confermiamo|faccio|facciamo|scrivo|scriviamo|preparo|prepariamo|" +
        "consegno|consegniamo|pago|paghiamo|rimborso|rimborsiamo|giro|giriamo|inoltro|inoltriamo|passo|passiamo|aggiorno|aggiorniamo|rispondo|rispondiamo|verifico|verifichiamo|" +
        "controllo|controlliamo|sento|sentiamo|garantisco|garantiamo|assicuro|assicuriamo|prometto|promettiamo|porto|portiamo|fornisco|forniamo|accredito|accreditiamo|mantengo|manteniamo|" +
        "riservo|riserviamo|sostituisco|sostituiamo|risolvo|risolviamo|sistemo|sistemiamo|comunico|comunichiamo|informo|informiamo|provvedo|provvediamo|effettuo|effettuiamo|procedo|procediamo|ricontatto|ricontattiamo|contatto|contattiamo|blocco|blocchiamo)";

    private const string Futures = @"\p{L}{2,}(erò|arò|irò|drò|vrò|rrò|eremo|aremo|iremo|dremo|vremo|rremo)";

    public override string Code => "it";

    public override IReadOnlySet<string> Words { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "il", "lo", "la", "i", "gli", "le", "di", "che", "e", "un", "una", "per", "con", "vi", "ti", "ci", "mi", "del", "della", "al", "entro", "sono", "è", "non", "nostro", "vostro", "domani", "oggi", "da", "da voi", "si",
    };

    public override string Letters => "àèìòùÈ";

    public override DayNames Days { get; } = new(
        ["luned[ìi]", "marted[ìi]", "mercoled[ìi]", "gioved[ìi]", "venerd[ìi]", "sabato", "domenica"],
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        ["or[ae]", "giorn[oi]", "giorn[oi] lavorativ[oi]", "settiman[ae]", "mes[ei]"],
        ["un[oa']?", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"],
        @"\b((entro e non oltre|non oltre|al più tardi|entro|prima di|prima del|prima della|per|fino a|fino al|fino alla|fino|tra|fra|nel|nei prossimi|in|di|già|da) ?)?((il|lo|la|i|le|l') ?)?",
        @"\b(( stesso)?( (mattina|pomeriggio|sera)| in mattinata| nel pomeriggio)?( (alle|entro le|prima delle) [0-9]{1,2}([:.][0-9]{2})?)?)?");

    protected override string CommitsPattern =>
        @"\b" + Futures + @"\b|\b(te|ti|le|vi|ve|la|li|lo|glielo|gliela|glieli|gliele|ve lo|ve la|te lo|te la) " + Presents + @"\b|\b(le|vi|ti) (faccio|facciamo) (sapere|avere)\b" +
        @"|\b(mi|ci) (impegno|impegniamo|occupo|occupiamo)\b|\b(prometto|promettiamo|garantisco|garantiamo|assicuro|assicuriamo)\b" +
        @"|\b(riceverà|riceverete|riceverai|avrà|avrete|avrai|troverà|troverete) \p{L}+|\bstiamo per \p{L}+re\b|\bva bene, (vi|le|ti) \p{L}+";

    protected override string CommitsWithDatePattern =>
        @"\b" + Presents + @"\b|\b(il nostro|la nostra|i nostri|le nostre) (\p{L}+ ){1,3}\p{L}+(rà|ranno)\b" +
        @"|\b(sarà|saranno|verrà|verranno) (consegnat|spedit|inviat|pagat|rimborsat|pront|accreditat|installat|sostituit|dispon|effettuat|complet|da voi|presso)" +
        @"|\b(il|lo|la|i|gli|le|un|una|l')( ?\p{L}+){1,4} (partirà|partiranno|arriverà|arriveranno|passerà|verrà|chiamerà|contatterà|invierà|consegnerà|effettuerà|installerà)\b|\bsi provvederà\b";

    protected override string TheirsPattern =>
        @"\b((il|la) (cliente|signora|fornitore)|il signor|loro|lui|lei|sig\.?(ra)? \p{L}+)( \p{L}+)? (ci |mi )?(\p{L}+(rà|ranno)|promette|si impegna|ha promesso)\b";

    protected override string ConditionsPattern =>
        @"\b(qualora|purché|a condizione|a patto|salvo che|nel caso|in caso di|a meno che|solo se|una volta (ricevut|firmat|pagat)\p{L}*)\b|(^|[,;:] ?|\be |\bma |\bche )se " +
        @"|\bse (firm\p{L}+|ordin\p{L}+|accett\p{L}+|pag\p{L}+|conferm\p{L}+|ci|tutto|lei|voi)\b" +
        @"|\b(quando|appena|non appena) (ci|lei|voi|ricev\p{L}+|firm\p{L}+|pag\p{L}+|conferm\p{L}+|approv\p{L}+|accett\p{L}+|avrete|avrà)\b" +
        @"|\b(ha detto|mi ha detto|ci ha detto|hanno detto|dice che|diceva|secondo (lui|lei|il|la)|sosteneva|ha assicurato|ha promesso)\b";

    protected override string DoubtsPattern =>
        @"\b(non(?! oltre| più tardi| appena| si preoccup| c'è problema| esit)|mai|nemmeno|forse|magari|probabilmente|eventualmente|speriamo|spero|aveva|avevate|avevamo|abbiamo|ieri|scors[oa])\b" +
        @"|\b(in ferie|in vacanza|fuori (ufficio|sede)|in malattia|in viaggio|assente|proverò|proveremo|cercherò|cercheremo|tenterò|tenteremo|vedrò|vedremo|potrò|potremo|riuscirò|riusciremo|dovrò|dovremo|sarò|saremo|vorrò|vorremo" +
        @"|avrò|avremo|aspetterò|aspetteremo|attenderò|attenderemo|sapremo|saprò|chissà|vorremmo|vorrei|potremmo|potrei|dovremmo|però)\b";

    protected override string ClausePattern => @"[,;:–—]| (e|ed|ma|però|perché|quindi) ";

    protected override string CourtesyPattern =>
        @"(non esit\p{L}+ a [^,.;]*|(se|per) (ha|hai|avete|ci sono|avesse|aveste)? ?(qualsiasi|altre|delle|eventuali)? ?(domande|dubbi|domanda|dubbio|chiarimenti|necessità)|se le va bene|se per lei va bene|se va bene|se non le dispiace|se serve (altro|qualcosa)|non si preoccupi|non preoccuparti|non c'è problema)";

    protected override string HoldsPattern => @"\b(mant(engo|eniamo|erremo|errò)|riserv\p{L}+|blocc\p{L}+|garant\p{L}+|valid\p{L}+|terremo|tengo)\b";

    protected override IEnumerable<(string Pattern, DayKind Kind)> DateRules =>
    [
        ("(oggi|stasera|stamattina|questo pomeriggio|in giornata|giornata|fine giornata)", DayKind.Today), ("(domani)", DayKind.Tomorrow), ("(dopodomani)", DayKind.DayAfterTomorrow),
        ("((questo|prossimo) )?{wd}( prossimo)?", DayKind.Weekday), ("{wd} della (prossima settimana|settimana prossima)", DayKind.WeekdayOfNextWeek),
        ("{n} {unit}", DayKind.InUnits), ("(questa settimana|(la )?fine (della )?settimana|settimana)", DayKind.ThisWeek), ("(la )?(prossima settimana|settimana prossima)", DayKind.NextWeek),
        ("(questo mese|(la )?fine (del )?mese|mese)", DayKind.EndOfMonth), ("((prossimo mese|mese prossimo)|(la )?fine del (prossimo mese|mese prossimo))", DayKind.EndOfNextMonth),
        ("((la )?fine (dell')?anno|quest'anno|l'anno)", DayKind.EndOfYear), ("((la )?fine (di )?|a |in |entro ){mon}", DayKind.EndOfNamedMonth),
        ("{d}°? {mon}( {y})?", DayKind.DayOfNamedMonth), ("(giorno {d}|entro il {d})", DayKind.DayOfMonth),
        ("{d}[/.-](?<month>[0-9]{1,2})[/.-](?<year>(20)?[0-9]{2})", DayKind.Numbers), ("{d}/(?<month>[0-9]{1,2})", DayKind.Numbers), ("{y}-(?<month>[0-9]{2})-{d}", DayKind.YearFirst),
    ];
}
