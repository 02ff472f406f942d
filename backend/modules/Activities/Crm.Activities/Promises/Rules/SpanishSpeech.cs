namespace Crm.Activities.Promises.Rules;

internal sealed class SpanishSpeech : Speech
{
    // Present-tense verbs by which somebody says what they do next: "te llamo mañana".
    private const string Presents =
        "(envío|enviamos|mando|mandamos|llamo|llamamos|paso|pasamos|digo|decimos|confirmo|confirmamos|aviso|avisamos|escribo|escribimos|hago|hacemos|remito|remitimos|" +
        "preparo|preparamos|mantengo|mantenemos|respetamos|entrego|entregamos|pago|pagamos|abono|abonamos|devuelvo|devolvemos|reservo|reservamos|reenvío|reenviamos|" +
        "contesto|contestamos|respondo|respondemos|informo|informamos|adjuntamos|facturamos|reembolsamos|garantizo|garantizamos|aseguro|aseguramos|prometo|prometemos|" +
        "traigo|llevo|llevamos|soluciono|solucionamos|arreglo|arreglamos|consulto|consultamos|miro|miramos|compruebo|comprobamos|reviso|revisamos|gestiono|gestionamos|ingreso|ingresamos|cambio|cambiamos|pongo|ponemos)";

    private const string Futures = @"\p{L}+(aré|eré|iré|dré|rré|bré|aremos|eremos|iremos|dremos|rremos|bremos)";

    public override string Code => "es";

    public override IReadOnlySet<string> Words { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "el", "la", "los", "las", "de", "que", "y", "en", "un", "una", "por", "con", "para", "le", "les", "te", "nos", "su", "sus", "del", "al", "lo", "se", "mañana", "hoy", "antes", "usted", "ustedes", "es", "me",
    };

    public override string Letters => "ñíáúóÁÓ";

    public override DayNames Days { get; } = new(
        ["lunes", "martes", "mi[ée]rcoles", "jueves", "viernes", "s[áa]bado", "domingo"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "sep?tiembre", "octubre", "noviembre", "diciembre"],
        ["horas?", "días?( naturales)?", "días? (laborables|hábiles)", "semanas?", "mes(es)?"],
        ["una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
        @"\b((a más tardar|como muy tarde|como máximo|antes de|antes del|antes|hasta|para|en|de|desde|durante|el plazo de|un plazo de|en un plazo (máximo )?de|dentro de) )?((el|la|al) )?",
        @"\b(( mismo)?( (por|a|de) la (mañana|tarde|noche)| al mediodía| a primera hora)?( (a|antes de) las? [0-9]{1,2}([:.][0-9]{2})?)?)?");

    protected override string CommitsPattern =>
        @"\b(te|le|les|os|se|me|nos) ((lo|la|los|las) )?" + Futures + @"\b|\b" + Futures + @"\b" +
        @"|\b(te|le|les|os|se) ((lo|la|los|las) )?" + Presents + @"\b|\b(lo|la|los|las) " + Presents + @"\b" +
        @"|\b(voy|vamos) a \p{L}+r(te|le|les|os|lo|la|los|las|se|selo|sela|selos|selas|telo|tela)?\b" +
        @"|\b(me|nos) (comprometo|comprometemos)\b|\b(prometo|prometemos|garantizo|garantizamos|aseguro|aseguramos)\b" +
        @"|\b(tendrás?|tendrán|tendréis|recibirás?|recibirán|recibiréis) \p{L}+|\bcuente(n)? con (ello|que|nosotros)\b|\bquedo en \p{L}+r";

    protected override string CommitsWithDatePattern =>
        @"\b" + Presents + @"\b|\bnuestr[oa]s? (\p{L}+ ){1,3}\p{L}+rán?\b|\b(será|serán|estará|estarán) (enviad|entregad|pagad|abonad|list|dispon|reembolsad|instalad|preparad|resuelt|en su)" +
        @"|\b(el|la|los|las|un|una) (\p{L}+ ){1,3}(saldrá|saldrán|llegará|llegarán|pasará|pasarán|irá|irán|enviará|enviarán|llamará|llamarán|recibirá|realizará|hará|visitará|instalará|se entregará|se enviará|se pagará|se abonará)\b" +
        @"|\bse (les?|te|os)? ?(enviará|entregará|pagará|abonará|devolverá|reembolsará|ingresará)n?\b";

    protected override string TheirsPattern =>
        @"\b((el|la) (cliente|clienta|comprador|compradora|proveedor)|ell[oa]s?|él|sr\.? \p{L}+|sra\.? \p{L}+) (nos |me |se )?(\p{L}+rán?|va a|van a|promete|se compromete|queda en|quedó en)\b";

    protected override string ConditionsPattern =>
        @"\b(salvo que|siempre que|siempre y cuando|a condición|en caso de que|a no ser|a menos que|una vez (que )?(nos|hayan?|firm|pag|recib)\p{L}*)\b|(^|[,;:] ?|\by |\bpero |\bque |\bsolo |\bsólo )si " +
        @"|\bsi (usted|ustedes|me|nos|firm\p{L}+|compr\p{L}+|pag\p{L}+|acept\p{L}+|confirm\p{L}+|hac\p{L}+|pid\p{L}+|recib\p{L}+|todo)\b" +
        @"|\b(cuando|en cuanto|tan pronto como) (usted|ustedes|nos|recib\p{L}+|pag\p{L}+|firm\p{L}+|confirm\p{L}+|apru\p{L}+|acept\p{L}+|haya\p{L}*)\b" +
        @"|\b(dijo|dijeron|dice|dicen|comentó|comentaron|según (él|ella|ellos|su|el|la|me)|afirma|afirmó|me aseguró|nos aseguró|me prometió|nos prometió)\b";

    protected override string DoubtsPattern =>
        @"\b(no(?! más tarde| hay problema| se preocup| te preocup| dude)|nunca|tampoco|ojalá|quizás?|tal vez|a lo mejor|probablemente|posiblemente|había|habían|habíamos|hemos|ayer|pasad[oa](?! mañana)|anteayer)\b" +
        @"|\b(de vacaciones|fuera de la oficina|de viaje|de baja|festivo|intentaré|intentaremos|procuraré|procuraremos|trataré|trataremos|veré|veremos|podré|podremos|podríamos|podría|necesitaré|necesitaremos|tendré|tendremos|estaré|estaremos" +
        @"|querremos|esperaré|esperaremos|agradeceré|agradeceremos|agradeceríamos|seré|seremos|habrá|habré|habremos|deberé|deberemos|seguiremos|preferiré|quedo a la espera|le agradezco)\b";

    protected override string ClausePattern => @"[,;:–—]| (y|pero|aunque|porque|así que) ";

    protected override string CourtesyPattern =>
        @"(no dude[ns]? en [^,.;]*|(si|para) (tiene|tienes|tienen|tuviera|hay) (alguna|cualquier) (duda|pregunta|consulta|cosa)|si le parece( bien)?|si te parece( bien)?|si no le importa|si necesita(s|n)? (algo|cualquier cosa)( más)?|sin problema|no se preocupe[n]?|no te preocupes)";

    protected override string HoldsPattern => @"\b(mant(engo|enemos|endremos|endré)|respet\p{L}+|reserv\p{L}+|garantiz\p{L}+|válid\p{L}+|congel\p{L}+)";

    protected override IEnumerable<(string Pattern, DayKind Kind)> DateRules =>
    [
        ("(hoy|esta (mañana|tarde|noche)|final(es)? del día)", DayKind.Today), ("(mañana)", DayKind.Tomorrow), ("(pasado mañana)", DayKind.DayAfterTomorrow),
        ("((este|próximo) )?{wd}( próximo| que viene)?", DayKind.Weekday), ("{wd} de la (semana que viene|próxima semana|semana próxima)", DayKind.WeekdayOfNextWeek),
        ("{n} {unit}", DayKind.InUnits), ("(esta semana|(antes |final(es)? |fin )de (la |esta )?semana|que termine la semana|que acabe la semana)", DayKind.ThisWeek),
        ("((la )?(próxima semana|semana que viene|semana próxima))", DayKind.NextWeek), ("(este mes|(fin|final|finales) de(l| este)? mes|que (termine|acabe) el mes)", DayKind.EndOfMonth),
        ("((próximo mes|mes que viene|mes próximo)|final(es)? del (próximo mes|mes que viene))", DayKind.EndOfNextMonth), ("((fin|final|finales) de(l| este)? año|este año)", DayKind.EndOfYear),
        ("((fin|final|finales) de|en|durante|antes de) {mon}", DayKind.EndOfNamedMonth), ("(día )?{d} de {mon}( (de|del) {y})?", DayKind.DayOfNamedMonth), ("día {d}", DayKind.DayOfMonth),
        ("{d}[/.-](?<month>[0-9]{1,2})[/.-](?<year>(20)?[0-9]{2})", DayKind.Numbers), ("{d}/(?<month>[0-9]{1,2})", DayKind.Numbers), ("{y}-(?<month>[0-9]{2})-{d}", DayKind.YearFirst),
    ];
}
