using System.Text.RegularExpressions;

namespace Crm.Activities.Mail.Replies;

/// <summary>What programs, telephones and legal departments write below a mail.</summary>
internal static class Signatures
{
    private const int MostLength = 160;
    private const int MostNotice = 4000;
    private const int LeastNotice = 100;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex Phrase = new(
        @"^\W*(?:sent (?:from|via|with|by|using)\b|get \[?outlook for\b|enviado (?:desde|con|mediante|a través|do|da|a partir|pelo|por)\b|envoyé (?:depuis|de|à partir|avec|par|via)\b"
        + @"|(?:gesendet|versendet) (?:mit|von|aus|über|per)\b|von mein\w* .*(?:gesendet|versendet)|diese (?:nachricht|e-?mail) wurde .*(?:gesendet|versandt|verschickt)|inviato (?:da|dal|con|tramite)\b"
        + @"|(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|van|door)\b|отправлено (?:с|со|из|через|от)\b|(?:надіслано|відправлено) (?:з|із|через)\b|wysłan[eoay] (?:z|ze|przez|za)\b"
        + @"|skickat från\b|skickades från\b|sendt fra\b|sendt med\b|lähetetty\b.*|odesláno z\b|trimis de pe\b|[发發]自|[从從]我的.*(?:[传傳][发發]?送|[发發]送)|.{0,40}から送信|.{0,40}에서 보냄)",
        Options);

    // "Someone from mobile", "From my iPhone 6": at most four words, so that no sentence is meant.
    private static readonly Regex FromDevice = new(@"^\W*(?:\p{L}+ ){0,2}from (?:my )?(?:mobile|phone|cell|iphone|ipad|ipod|android|blackberry|tablet)(?: \w{1,8})?\W*$", Options);

    private static readonly Regex Notice = new(
        "(?:confidential|privileged|vertraulich|confidencial|confidentiel|riservat|vertrouwelijk|конфиденциальн|poufn|konfidentiell|机密|保密).*(?:recipient|addressee|destinat|empfänger|adressat|получател|адресат|adresat|geadresseerde|mottagare|收件人)"
        + "|(?:recipient|addressee|destinat|empfänger|adressat|получател|адресат|adresat|geadresseerde|mottagare|收件人).*(?:confidential|privileged|vertraulich|confidencial|confidentiel|riservat|vertrouwelijk|конфиденциальн|poufn|konfidentiell|机密|保密)",
        Options);

    /// <summary>"Sent from my telephone".</summary>
    public static bool IsPhrase(string line) => line.Length <= MostLength && (Phrase.IsMatch(line) || FromDevice.IsMatch(line));

    /// <summary>The paragraph that says that the mail is confidential and whom it was meant for.</summary>
    public static bool IsNotice(string paragraph) => paragraph.Length is >= LeastNotice and <= MostNotice && Notice.IsMatch(paragraph);

    /// <summary>The line that RFC 3676 (4.3) puts above a signature, also without its blank, and the dash that some services put there.</summary>
    public static bool IsDash(string visible) => visible is "--" or "—" or "––" or "——";

    /// <summary>A line that only divides.</summary>
    public static bool IsRule(string visible)
    {
        if (visible.Length < 2)
        {
            return visible is "ᐧ" or "—";
        }

        foreach (var c in visible)
        {
            if (c is not ('-' or '_' or '=' or '*' or '#' or '~' or '+' or '—' or '–' or 'ᐧ' or ' '))
            {
                return false;
            }
        }

        return true;
    }
}
