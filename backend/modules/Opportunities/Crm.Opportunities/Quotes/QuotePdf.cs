using System.Globalization;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Documents;

namespace Crm.Opportunities.Quotes;

/// <summary>A quote as a document in the customer's language: the same lines and sums as on its page.</summary>
internal static class QuotePdf
{
    private const double Small = 9;
    private const double Normal = 10;
    private static readonly double[] Columns = [DocumentPen.Left, 290, 355, 425, 470];

    /// <param name="account">Whom it is for.</param>
    /// <param name="address">Where it can be read and checked; null where only the customer knows that.</param>
    public static byte[] Write(Quote quote, string language, string company, string? account, string? address)
    {
        var texts = QuoteTexts.All[language];
        var culture = CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : language);
        using var pen = new DocumentPen($"{texts.Quote} {quote.Number}", company);
        pen.Row(Normal, bold: false, new DocumentCell(company, DocumentPen.Left, DocumentPen.Right - DocumentPen.Left));
        pen.Skip(14);
        pen.Text($"{texts.Quote} {quote.Number}", 18, bold: true);
        pen.Text(quote.Title ?? "", 12, bold: true);
        pen.Skip(4);
        if (account is not null)
        {
            pen.Text(account, Normal);
        }

        pen.Text($"{texts.Version} {quote.Revision} · {texts.ValidUntil} {quote.ValidUntil?.ToString("d", culture) ?? "–"}", Normal);
        pen.Skip(14);
        Lines(pen, quote, texts, culture);
        if (!string.IsNullOrWhiteSpace(quote.Terms))
        {
            pen.Skip(14);
            pen.Text(quote.Terms, Small);
        }

        if (address is not null)
        {
            pen.Skip(18);
            pen.Text(texts.Check, Small);
            pen.Skip(4);
            pen.Code(address, 80);
        }

        return pen.Save($"{company} · {texts.Quote} {quote.Number} · {texts.Version} {quote.Revision}");
    }

    private static void Lines(DocumentPen pen, Quote quote, QuoteTexts texts, CultureInfo culture)
    {
        var currency = quote.Currency!;
        var totals = QuoteTotals.Of(quote.Lines, currency);
        var format = $"N{Currencies.MinorDigits(currency)}";
        string Amount(long minor) => Exact.Amount(minor, currency).ToString(format, culture);
        void Head()
        {
            pen.Row(Small, bold: true, Row(texts.Item, texts.Quantity, texts.Price, texts.Discount, $"{texts.Amount}, {currency}"));
            pen.Rule();
        }

        Head();
        pen.HeadOfPages(Head);
        foreach (var (line, total) in quote.Lines.Zip(totals.Lines))
        {
            pen.Row(Normal, bold: false, Row(
                line.IsLeftOut ? $"{line.Name} ({texts.Optional})" : line.Name, $"{line.Quantity.ToString("0.######", culture)} {line.Unit}".TrimEnd(), line.UnitPrice.ToString("#,0.00####", culture),
                line.Discount == 0 ? "" : $"{line.Discount.ToString("0.######", culture)} %", Amount(total.Net)));
            pen.Rule();
        }

        pen.HeadOfPages(null);
        Sum(pen, texts.Net, Amount(totals.Net), bold: false);
        foreach (var rate in totals.Rates.Where(r => r.Rate != 0))
        {
            Sum(pen, $"{texts.Tax} {rate.Rate.ToString("0.######", culture)} %", Amount(rate.Tax), bold: false);
        }

        Sum(pen, $"{texts.Total}, {currency}", Amount(totals.Total), bold: true);
    }

    private static void Sum(DocumentPen pen, string name, string amount, bool bold) => pen.Row(
        Normal, bold, new DocumentCell(name, Columns[1], Columns[4] - Columns[1] - 6, TextSide.End), new DocumentCell(amount, Columns[4], DocumentPen.Right - Columns[4], TextSide.End));

    private static DocumentCell[] Row(params string[] texts) =>
    [
        .. texts.Select((text, i) => i == 0
            ? new DocumentCell(text, Columns[0], Columns[1] - Columns[0] - 8)
            : new DocumentCell(text, Columns[i], (i == 4 ? DocumentPen.Right : Columns[i + 1] - 6) - Columns[i], TextSide.End)),
    ];
}
