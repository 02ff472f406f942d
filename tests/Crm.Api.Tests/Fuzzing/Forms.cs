using System.Text;
using System.Text.Json.Nodes;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>Uploads, written by hand so that they can be wrong.</summary>
internal static class Forms
{
    private const string Boundary = "fuzz-7d1";
    private const string FileHead = "Content-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    private const string Csv = "Family name,E-mail\r\nOf the form,form@fuzz.example\r\n";
    private const string ContentType = $"multipart/form-data; boundary={Boundary}";

    private static readonly byte[][] Contents =
    [
        [], [0], [0xFF, 0xFE], [0xFE, 0xFF, 0, 65], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), "a,b\n\"unclosed"u8.ToArray(), "PK\u0003\u0004not a zip"u8.ToArray(), "%PDF-1.7 <script>"u8.ToArray(), "BEGIN:VCARD\nVERSION:9\n"u8.ToArray(),
        "BEGIN:VCARD\r\nPHOTO;ENCODING=b:!!!\r\nEND:VCARD"u8.ToArray(), Encoding.UTF8.GetBytes(new string('\n', 20_000)), Encoding.UTF8.GetBytes(new string(',', 20_000)), Encoding.UTF8.GetBytes(new string('"', 19_999)),
        Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(0, 3000).Select(i => $"c{i}"))}\n1"), "sep=|\n"u8.ToArray(), "a;b|c\td,e\n1;2|3\t4,5"u8.ToArray(), "=1+1,@x\n-1,+1"u8.ToArray(),
        [.. "a,b\n"u8, 0x80, 0x81, 0xED, 0xA0, 0x80], "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8.ToArray(), "{\"a\":1}"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
    ];

    private static readonly string[] Names =
        ["", "../../etc/passwd", "a\0.csv", "x.php.csv", "\\\\server\\c.csv", "\u202Evsc.exe", new('n', 3000), "con.csv", ".csv", "a;b=\\\"c.csv", "%2e%2e%2f.csv", "people.xlsx", "people.vcf", "people.html", "people.svg"];

    public static byte[] Encode(JsonObject fields) => Encoding.UTF8.GetBytes(string.Join('&', fields.Select(f => Field(f.Key, (string?)f.Value ?? ""))));

    /// <summary>Forms of a line: each field with hostile texts, twice, and broken.</summary>
    public static IEnumerable<FuzzCall> OfFields(FuzzCall valid, IEnumerable<string> fields, IEnumerable<string> ids, Random dice)
    {
        var whole = Encoding.UTF8.GetString(valid.Body!);
        foreach (var field in fields)
        {
            var rest = string.Join('&', whole.Split('&').Where(f => !f.StartsWith(field + "=", StringComparison.Ordinal)));
            var broken = Hostile.BrokenEscapes.Some(dice, 5).Append("%").Append("").Select(t => $"{field}={t}");
            foreach (var bad in Hostile.Texts.Some(dice, Mutations.Least).Concat(ids).Select(t => Field(field, t)).Concat(broken).Append($"{field}=1&{field}=2").Append($"{field}[]=1").Append(field))
            {
                yield return valid with { What = $"field {field}", Body = Encoding.UTF8.GetBytes($"{rest}&{bad}") };
            }
        }

        foreach (var header in (string[])["Basic", "Basic ", "Basic !!!", "Basic QQ==", "Basic OjpO", "Bearer crm_at_x", "Basic " + new string('A', 4000), "Basic JSVaOiU="])
        {
            yield return valid with { What = "header Authorization", Headers = [("Authorization", header)] };
        }

        yield return valid with { What = "two thousand fields", Body = Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1"))) };
        yield return valid with { What = "a huge field", Body = Encoding.UTF8.GetBytes("grant_type=" + new string('t', 300_000)) };
        yield return valid with { What = "a huge name", Body = Encoding.UTF8.GetBytes(new string('t', 30_000) + "=1") };
    }

    public static FuzzCall Valid(FuzzCall call) => call with { ContentType = ContentType, Body = Body(Part("recordType", "contact"), FileHead + Csv) };

    public static IEnumerable<FuzzCall> Of(FuzzCall valid, IEnumerable<string> fields, Random dice)
    {
        foreach (var field in fields.Where(f => f != "file"))
        {
            foreach (var text in Hostile.Texts.Some(dice, Mutations.Least))
            {
                yield return With(valid, $"field {field}", Body(Part(field, text), FileHead + Csv));
            }
        }

        foreach (var content in Contents)
        {
            yield return With(valid, "a file of strange content", [.. Encoding.UTF8.GetBytes($"{Part("recordType", "contact", first: true)}\r\n--{Boundary}\r\n{FileHead}"), .. content, .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n")]);
        }

        foreach (var name in Names)
        {
            yield return With(valid, "a file of strange name", Body(Part("recordType", "contact"), FileHead.Replace("people.csv", name, StringComparison.Ordinal) + Csv));
        }

        var whole = valid.Body!;
        yield return With(valid, "cut within the file", whole[..^30]);
        yield return With(valid, "cut within the head", whole[..40]);
        yield return With(valid, "another boundary", whole) with { ContentType = "multipart/form-data; boundary=other" };
        yield return With(valid, "a long boundary", whole) with { ContentType = $"multipart/form-data; boundary={new string('b', 500)}" };
        yield return With(valid, "no disposition", Body("Content-Type: text/csv\r\n\r\n" + Csv));
        yield return With(valid, "no file", Body(Part("recordType", "contact")));
        yield return With(valid, "the file twice", Body(Part("recordType", "contact"), FileHead + Csv, FileHead + Csv));
        yield return With(valid, "a file as a field", Body(Part("recordType", "contact"), Part("file", "text")));
        yield return With(valid, "a thousand fields", Body([.. Enumerable.Range(0, 1100).Select(i => Part($"f{i}", "1")), FileHead + Csv]));
        yield return With(valid, "a head without end", Encoding.UTF8.GetBytes($"--{Boundary}\r\nX: {new string('x', 40_000)}"));
        yield return With(valid, "a huge field", Body(Part("recordType", new string('t', 300_000)), FileHead + Csv));
    }

    // Halves of surrogate pairs cannot be written so; they are among the broken escapes.
    private static string Field(string name, string value) => $"{name}={Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)))}";

    private static FuzzCall With(FuzzCall valid, string what, byte[] body) => valid with { What = what, ContentType = ContentType, Body = body };

    private static string Part(string name, string value, bool first = false) => $"{(first ? $"--{Boundary}\r\n" : "")}Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}";

    private static byte[] Body(params IEnumerable<string> parts) => Encoding.UTF8.GetBytes($"{string.Concat(parts.Select(p => $"--{Boundary}\r\n{p}\r\n"))}--{Boundary}--\r\n");
}
