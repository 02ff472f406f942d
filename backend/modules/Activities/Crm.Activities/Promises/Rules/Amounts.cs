using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Kernel.Values;

namespace Crm.Activities.Promises.Rules;

/// <summary>Finds the amount and the percentage that a sentence names, written as in any of the five languages.</summary>
internal static partial class Amounts
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Number = @"(?<number>\d{1,3}([ \u00a0\u202f.,'’]\d{3})+([.,]\d{1,2})?|\d+([.,]\d{1,2})?)";
    private const string Scale = @"(\s?(?<scale>k|mil|thousand|тыс\.?|тысяч[аи]?|mila|万|million|millones|млн|milioni))?";

    private const string Unit =
        @"(?<unit>€|\$|£|¥|￥|₽|euros?|eur|евро|欧元|us\s?dollars?|dollars?|d[oó]lares|dollari|доллар(ов|а|ы)?|美元|usd|gbp|pounds?|libras|英镑|" +
        @"人民币|rmb|cny|yuan|юан(ей|я|ь)|元|块|rub|руб(\.|лей|ля|ль)?|rubles|chf|mxn|pln|jpy)";

    private static readonly (string Beginning, string Code)[] Codes =
    [
        ("€", "EUR"), ("eur", "EUR"), ("евро", "EUR"), ("欧", "EUR"), ("$", "USD"), ("us", "USD"), ("dol", "USD"), ("dól", "USD"), ("долл", "USD"), ("美", "USD"),
        ("£", "GBP"), ("gbp", "GBP"), ("pound", "GBP"), ("libra", "GBP"), ("英", "GBP"), ("₽", "RUB"), ("руб", "RUB"), ("rub", "RUB"),
        ("¥", "CNY"), ("￥", "CNY"), ("人", "CNY"), ("rmb", "CNY"), ("cny", "CNY"), ("yuan", "CNY"), ("юан", "CNY"), ("元", "CNY"), ("块", "CNY"),
        ("chf", "CHF"), ("mxn", "MXN"), ("pln", "PLN"), ("jpy", "JPY"),
    ];

    public static Money? Find(string sentence)
    {
        var match = After().Match(sentence);
        if (!match.Success)
        {
            match = Before().Match(sentence);
        }

        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        var code = Codes.First(c => unit.StartsWith(c.Beginning, StringComparison.Ordinal)).Code;
        var amount = Value(match.Groups["number"].Value) * Factor(match.Groups["scale"].Value.ToLowerInvariant());
        return Money.TryCreate(amount, code, out var money) ? money : null;
    }

    public static decimal? Percent(string sentence)
    {
        var match = Percentage().Match(sentence);
        return match.Success ? Value(match.Groups["number"].Value) : null;
    }

    /// <summary>A number whose last separator is a decimal one if one or two digits follow it, and one of thousands otherwise.</summary>
    private static decimal Value(string written)
    {
        var point = written.LastIndexOfAny(['.', ',']);
        var isDecimal = point >= 0 && written.Length - point - 1 < 3;
        var whole = string.Concat((isDecimal ? written[..point] : written).Where(char.IsAsciiDigit));
        var text = isDecimal ? $"{whole}.{written[(point + 1)..]}" : whole;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static decimal Factor(string scale) => scale switch
    {
        "" => 1,
        "万" => 10_000,
        "million" or "millones" or "млн" or "milioni" => 1_000_000,
        _ => 1_000,
    };

    [GeneratedRegex(Number + Scale + @"\s?" + Unit, Options)]
    private static partial Regex After();

    [GeneratedRegex(Unit + @"\s?" + Number + Scale, Options)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<number>\d{1,2}([.,]\d{1,2})?)\s?(%|per ?cent|por ciento|процент|per cento|个点)", Options)]
    private static partial Regex Percentage();
}
