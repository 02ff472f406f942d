using System.Text.Json;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>What somebody sends who means harm, or whose program is broken. Texts of our own; with <c>CRM_DATA_DIR</c> also the list of naughty strings.</summary>
internal static class Hostile
{
    /// <summary>The header that no answer may ever carry: some of the texts try to bring it in.</summary>
    public const string InjectedHeader = "X-Injected";

    private static readonly string[] OwnTexts =
    [
        "", " ", "\t", "null", "undefined", "true", "-1", "0", "1.5", "0x10", "1e309", "-1e309", "NaN", "Infinity", "2147483648", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "99999999999999999999999999999999", "[]", "{}", "[[]]", "{\"all\":[]}", "{\"any\":[{\"field\":\"id\",\"op\":\"eq\",\"value\":null}]}",
        "{\"field\":\"familyName\",\"op\":\"in\",\"value\":{}}", "[\"a\",\"b\"]", "a\0b", "\uFEFFbom", "\u202Egnp.exe", "\u200B\u200D\u2060", "\u2028\u2029", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\u0130I\u0131i", "\uFB01\u00DF\u017F", "\uFDFA", "👩‍👩‍👧‍👦🏳️‍🌈", "田中さんにあげて下さい", "ثم نفس سقطت", "\uFFFE\uFFFF", "\U000E0001\U000E007F",
        "'; DROP TABLE contacts_contacts;--", "' OR '1'='1", "\" OR \"\"=\"", "1); DELETE FROM access_users WHERE (1=1", "%", "_%_", "[a-z]%", "\\", "'", "\"", "`", ";",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "<svg/onload=alert(1)>", "]]><!--", "{{7*7}}", "${7*7}", "#{7*7}", "{{contact.ownerName}}", "{0}{1:N99999999}", "%s%n%x",
        "=cmd|'/c calc'!A0", "@SUM(1+1)*cmd", "+1-1", "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "....//....//", "/etc/passwd\0.png", "file:///etc/passwd", "http://169.254.169.254/latest/meta-data/",
        "//evil.example/", "https://evil.example@localhost", "\\\\evil.example\\share", "CON", "LPT1", ".", "..", "__proto__", "constructor", "$where", "$type", "a\r\nX-Injected: yes", "a\r\n\r\n<html>", "a\nb",
        "2026-13-45", "0000-00-00", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "2026-02-29T25:61:61+99:99", "-0001-01-01", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{11111111-1111-1111-1111-111111111111}",
        "contact", "account", "user", "secret", "custom.nothing", "account.account.account.account.name", "owner.password", "-", "--", "-name,-name", "id,id,id", ",,,", "*", "a,b,c,d", "today+999999999d", "@me",
        new('a', 4000), new('(', 3000), new('[', 3000), string.Concat(Enumerable.Repeat("💥", 1000)), string.Concat(Enumerable.Repeat("a b ", 800)), string.Join(',', Enumerable.Range(0, 900)),
    ];

    /// <summary>Literals that are no text: as they stand in JSON, some of them no JSON at all.</summary>
    public static readonly string[] Literals =
    [
        "null", "true", "0", "-1", "1.5", "1e309", "-1e400", "1e-400", "2147483648", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890", "NaN", "Infinity", "-0", "01", "0x1",
        "[]", "{}", "[null]", "[[]]", "[{}]", "{\"\":null}", "{\"a\":1,\"a\":2}", "[1,\"a\",null,{},[]]", "{\"$type\":\"System.IO.FileInfo\"}", "{\"__proto__\":{\"x\":1}}", "{\"$ref\":\"#\"}",
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ufeff\"", "\"\\uffff\"", "\"\\x\"", "\"unfinished", "'single'", "undefined", "/* comment */ 1", "[1,]", "\"a\\u0000b\"",
        Deep(40), Deep(2000), DeepObject(100), $"[{string.Join(',', Enumerable.Repeat("0", 3000))}]", $"[{string.Join(',', Enumerable.Repeat("\"x\"", 1500))}]",
        $"{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"k{i}\":{i}"))}}}", JsonSerializer.Serialize(new string('ä', 70_000)),
    ];

    /// <summary>What stands in an address and is no well-formed text.</summary>
    public static readonly string[] BrokenEscapes = ["%00", "%FF", "%ED%A0%80", "%C0%AE%C0%AE", "%zz", "%", "%25%30%30", "%0d%0aX-Injected:%20yes", "%u0041", "%F4%90%80%80"];

    /// <summary>The list of naughty strings, where it is at hand.</summary>
    public static bool HasPublishedList { get; } = PublishedPath is not null;

    public static IReadOnlyList<string> Texts { get; } =
        [.. OwnTexts, .. PublishedPath is { } path ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))!.Where(t => t.Length < 2000) : []];

    private static string? PublishedPath =>
        Environment.GetEnvironmentVariable("CRM_DATA_DIR") is { Length: > 0 } folder && Path.Combine(folder, "naughty_strings", "blns.json") is var path && File.Exists(path) ? path : null;

    /// <summary>Some of them, others for each seed.</summary>
    public static IEnumerable<T> Some<T>(this IReadOnlyList<T> all, Random dice, int count) => Enumerable.Range(0, count).Select(_ => all[dice.Next(all.Count)]);

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    private static string DeepObject(int levels) => string.Concat(Enumerable.Repeat("{\"all\":[", levels)) + string.Concat(Enumerable.Repeat("]}", levels));
}
