using System.Text.RegularExpressions;

namespace Crm.Activities.Mail.Replies;

/// <summary>Finds the head of a mail inside a mail: "From: ... Sent: ... To: ... Subject: ...", and the line "Original message" or "Forwarded message" above it.</summary>
internal static class QuotedHeads
{
    private const int MostLines = 16;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Dictionary<string, Part> Parts = Table();

    private static readonly Regex Marker = new(
        @"^\W*-{2,}\W*(?:(?:original|forwarded) (?:message|e?-?mail)|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|message (?:d['’]origine|original|transféré)|(?:ursprüngliche|weitergeleitete|original-?) ?nachricht"
        + @"|(?:oorspronkelijk|doorgestuurd) bericht|(?:oryginalna wiadomość|wiadomość (?:oryginalna|przekazana)|przekazana wiadomość)|(?:originalmeddelande|ursprungligt meddelande|vidarebefordrat meddelande|opprinnelig melding|videresendt melding|oprindelig meddelelse)"
        + @"|(?:исходное|оригинальное|пересылаемое|пересланное|перенаправленное) сообщение|mensagem (?:original|encaminhada)|alkuperäinen viesti|původní zpráva|eredeti üzenet|orijinal mesaj|原始[邮郵]件|[邮郵]件原件|[转轉][发發](?:的)?[邮郵]件(?:信息)?|元のメッセージ|원본 메시지)\W*-{2,}\W*$",
        Options);

    private static readonly Regex Begin = new(
        @"^(?:begin forwarded message|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten (?:nachricht|e-mail)|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem (?:re)?encaminhada"
        + @"|(?:начало переадресованного сообщения|начало пересылаемого сообщения)|(?:początek przekazywanej|rozpoczęcie przekazanej) wiadomości|vidarebefordrat brev|videresendt melding|start på videresendt besked|开始转发的邮件|下面是被转发的邮件|開始轉寄郵件)\s?[:：]$",
        Options);

    // Dashes around a few words: in a language that is not listed it counts where a head follows.
    private static readonly Regex Dashed = new(@"^-{4,}\s?[^-]{3,60}\s?-{4,}$", Options);

    private enum Part
    {
        None,
        From,
        Date,
        Subject,
        Other,
    }

    /// <summary>A line that announces a mail in the mail.</summary>
    public static bool IsMarker(IReadOnlyList<string> lines, int index)
    {
        var line = Unquoted(lines[index]);
        return Marker.IsMatch(line) || Begin.IsMatch(line)
            || (Dashed.IsMatch(line) && Next(lines, index + 1) is { } next && Lines(lines, next) > 0);
    }

    /// <summary>How many lines from this one on are the head of a mail; 0 where none begins.</summary>
    public static int Lines(IReadOnlyList<string> lines, int index)
    {
        if (Of(Unquoted(lines[index])) == Part.None)
        {
            return 0;
        }

        var (parts, addressed, last) = (new List<Part>(), false, index);
        for (var i = index; i < lines.Count && i < index + MostLines; i++)
        {
            var line = Unquoted(lines[i]);
            if (line.Length == 0)
            {
                break;
            }

            addressed |= line.Contains('@', StringComparison.Ordinal);
            if (Of(line) is var part and not Part.None)
            {
                parts.Add(part);
                last = i;
            }
            else if (i - last > 1)
            {
                break;
            }
        }

        var isHead = parts.Contains(Part.From) && parts.Count >= 3 && (parts.Contains(Part.Date) || parts.Contains(Part.Subject)) && (addressed || (parts.Count >= 4 && parts.Contains(Part.Subject)));
        return isHead ? last - index + 1 : 0;
    }

    private static int? Next(IReadOnlyList<string> lines, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (Unquoted(lines[i]).Length > 0)
            {
                return i;
            }
        }

        return null;
    }

    private static string Unquoted(string line) => Quotes.Visible(Quotes.Strip(line, Quotes.Depth(line)));

    private static Part Of(string line)
    {
        var colon = line.AsSpan().IndexOfAny(':', '：');
        return colon is > 0 and < 30 && Parts.TryGetValue(line[..colon].Trim('*', ' ', '\u00A0', '\t'), out var part) ? part : Part.None;
    }

    private static Dictionary<string, Part> Table()
    {
        var table = new Dictionary<string, Part>(StringComparer.OrdinalIgnoreCase);
        Add(Part.From, "From|De|Von|Da|Från|Fra|Van|Od|От|От кого|Від|发件人|寄件者|寄件人|差出人|보낸 사람|Lähettäjä|Odesílatel|Feladó|Kimden|Gönderen|De la|Expéditeur|Remitente|Mittente|Absender|Afzender|Nadawca|Remetente|Отправитель|Avsändare|Van/From");
        Add(Part.Date, "Date|Sent|Fecha|Enviado|Enviado el|Envoyé|Gesendet|Datum|Data|Inviato|Verzonden|Skickat|Sendt|Dato|Wysłano|Дата|Отправлено|Отправлен|Надіслано|日期|发送时间|发送日期|送信日時|日時|날짜|보낸 날짜|Lähetetty|Päivämäärä|Odesláno|Dátum|Tarih|Trimis|Enviada em|Data wysłania|寄件日期|傳送時間");
        Add(Part.Subject, "Subject|Asunto|Objet|Betreff|Oggetto|Onderwerp|Ämne|Emne|Temat|Тема|主题|主旨|件名|제목|Aihe|Předmět|Tárgy|Konu|Subiect|Assunto");
        Add(Part.Other, "To|Cc|Bcc|Reply-To|Para|À|A|An|Kopie|Antwort an|Aan|Till|Til|Kopia|Do|DW|Кому|Копия|Копія|收件人|抄送|宛先|받는 사람|Vastaanottaja|Komu|Címzett|Kime|Către|Cópia|Copia|Organization|Risposta|Responder a|Répondre à|Rispondi a|Importance|Attachments|收件者|副本|回复");
        return table;

        void Add(Part part, string words)
        {
            foreach (var word in words.Split('|'))
            {
                table.TryAdd(word, part);
            }
        }
    }
}
