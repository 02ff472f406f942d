using System.Globalization;
using Crm.Activities.Promises.Rules;
using Crm.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Activities;

/// <summary>What the rules make of single sentences: days, amounts, sides, and what is left alone.</summary>
[Category("S24")]
public class PromiseSentenceTests
{
    private static readonly Gen<string> Texts = Gen.Elements(
            "I'll send ", "te enviaré ", "我会发 ", "пришлю ", "ti mando ", "by Friday", "31/02/2026", "99.99.2099", "€", "1,250", "%", ". ", "。", "?", "\n", "> ", "--\n", "\ud83d", "“", "”", "tomorrow ")
        .ListOf(12).Select(string.Concat);

    // A Wednesday.
    private static readonly DateTimeOffset Morning = new(2026, 3, 11, 10, 0, 0, TimeSpan.Zero);

    [TestCase("I'll send it by Friday.", "2026-03-13")]
    [TestCase("I'll send it next Friday.", "2026-03-20")]
    [TestCase("I'll send it by Wednesday.", "2026-03-18")]
    [TestCase("I'll send it the day after tomorrow.", "2026-03-13")]
    [TestCase("I'll send it within three working days.", "2026-03-16")]
    [TestCase("I'll send it by the end of April.", "2026-04-30")]
    [TestCase("I'll send it on 5 January.", "2027-01-05")]
    [TestCase("I'll send it by 03/04/2026.", "2026-04-03")]
    [TestCase("Se lo envío pasado mañana.", "2026-03-13")]
    [TestCase("Se lo envío el lunes de la semana que viene.", "2026-03-16")]
    [TestCase("Le enviaré la oferta dentro de dos semanas.", "2026-03-25")]
    [TestCase("Пришлю предложение через неделю.", "2026-03-18")]
    [TestCase("Пришлю предложение послезавтра.", "2026-03-13")]
    [TestCase("Пришлю предложение в следующий вторник.", "2026-03-17")]
    [TestCase("Glielo mando dopodomani.", "2026-03-13")]
    [TestCase("Vi mando l'offerta tra due settimane.", "2026-03-25")]
    [TestCase("我下周五把合同寄给您。", "2026-03-20")]
    [TestCase("我后天给您答复。", "2026-03-13")]
    [TestCase("我们两周内给您答复。", "2026-03-25")]
    public void Find_ADayThatIsNamed_IsCountedFromTheDayOfWriting(string sentence, string day) =>
        Assert.That(Found(sentence).Due, Is.EqualTo(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Test]
    public void Find_LateInTheEvening_CountsFromTheDayOfTheWritersZone()
    {
        var evening = new DateTimeOffset(2026, 3, 11, 23, 30, 0, TimeSpan.Zero);

        var inMadrid = PromiseRules.Find("I'll send it tomorrow.", "en", evening, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")).Single();
        var inNewYork = PromiseRules.Find("I'll send it tomorrow.", "en", evening, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).Single();

        Assert.That((inMadrid.Due, inNewYork.Due), Is.EqualTo((new DateOnly(2026, 3, 13), new DateOnly(2026, 3, 12))));
    }

    [TestCase("We'll credit 1.250,50 € to you.", 125050, "EUR")]
    [TestCase("We'll credit $1,250.50 to you.", 125050, "USD")]
    [TestCase("Вернём вам 12 500 руб.", 1250000, "RUB")]
    [TestCase("我们会退款3万元。", 3000000, "CNY")]
    [TestCase("Les abonaremos 20 mil euros.", 2000000, "EUR")]
    public void Find_AnAmount_IsReadAsItIsWrittenThere(string sentence, long minorUnits, string currency) =>
        Assert.That(Found(sentence).Amount, Is.EqualTo(new Money(minorUnits, currency)));

    [Test]
    public void Find_APriceThatIsKept_EndsItsValidityOnThatDay()
    {
        var promise = Found("We will hold the price at €48.50 per unit until 30 April.");

        Assert.That((promise.Due, promise.ValidUntil, promise.Topic), Is.EqualTo(((DateOnly?)null, (DateOnly?)new DateOnly(2026, 4, 30), "price")));
    }

    [TestCase(PromiseVoice.Outbound, PromiseSide.Us)]
    [TestCase(PromiseVoice.Internal, PromiseSide.Us)]
    [TestCase(PromiseVoice.Inbound, PromiseSide.Them)]
    public void Find_InTheFirstPerson_IsOfWhoeverSpeaks(object voice, object side) =>
        Assert.That(Found("We will pay the invoice on Monday.", (PromiseVoice)voice).By, Is.EqualTo((PromiseSide)side));

    [Test]
    public void Find_OfTheCustomerInOurOwnNote_IsTheirs() =>
        Assert.That(Found("Customer will pay the invoice on Monday.", PromiseVoice.Internal).By, Is.EqualTo(PromiseSide.Them));

    [Test]
    public void Find_InAMail_TakesEachSentenceWithItsPlaceAndLeavesQuotedLinesAlone()
    {
        const string text = "Dear Ms. Chen,\nthank you for your call. I'll send the offer by Friday! Do you need a sample?\nWe will call you tomorrow.\n> I will pay next week.\n--\nWe will always be there.";

        var found = PromiseRules.Find(text, "en", Morning, TimeZoneInfo.Utc);

        Assert.That(found.Select(f => text.Substring(f.Start, f.Length)), Is.EqualTo(new[] { "I'll send the offer by Friday!", "We will call you tomorrow." }));
        Assert.That(found.Select(f => f.Sentence), Is.EqualTo(found.Select(f => text.Substring(f.Start, f.Length))));
    }

    [Test]
    public void Find_AnExcuseInAnotherClause_TakesNothingBack() =>
        Assert.That(Found("Sorry that I could not answer earlier, I'll send the figures on Monday.").Due, Is.EqualTo(new DateOnly(2026, 3, 16)));

    [Test]
    public void Find_AnyText_AnswersPlacesWithinIt() => Check.QuickThrowOnFailure(Prop.ForAll(Texts.ToArbitrary(), text =>
        PromiseRules.Find(text, null, Morning, TimeZoneInfo.Utc).All(f => text.Substring(f.Start, f.Length) == f.Sentence && f.Confidence is > 0 and <= 1)));

    private static FoundPromise Found(string sentence, PromiseVoice voice = PromiseVoice.Outbound)
    {
        var found = PromiseRules.Find(sentence, null, Morning, TimeZoneInfo.Utc, voice);
        Assert.That(found, Has.Count.EqualTo(1), sentence);
        return found[0];
    }
}
