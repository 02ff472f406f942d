using Crm.Kernel.Values;
using Crm.Platform.Normalisation;
using Crm.Platform.Normalisation.Phones;

using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class PhoneNumbersTests
{
    [TestCase("+34 915 551 234; +44 20 7946 0018", "+34 915 551 234|+44 20 7946 0018")]
    [TestCase("915551234 / 600123456", "915551234|600123456")]
    [TestCase("91 555 12 34/35", "91 555 12 34/35")]
    [TestCase("030/123456", "030/123456")]
    [TestCase("915551234, 600123456", "915551234|600123456")]
    [TestCase("915551234 o 600123456", "915551234|600123456")]
    [TestCase("+34 915 551 234, ext. 12", "+34 915 551 234, ext. 12")]
    [TestCase("tel:+34-915-551-234;ext=7", "tel:+34-915-551-234 ext. 7")]
    [TestCase("915551234\n600123456", "915551234|600123456")]
    public void Split_Cell_PartsNumbersOnly(string cell, string parts) => Assert.That(string.Join('|', PhoneNumbers.Split(cell)), Is.EqualTo(parts));

    [TestCase("555 1234", "US", "5551234")]
    [TestCase("(91) 555-12-34", null, "915551234")]
    [TestCase("(91) 555-12-34", "ES", "+34915551234")]
    [TestCase("0046 70 111 22 33", null, "+46701112233")]
    [TestCase("112", "ES", "112")]
    [TestCase("٠٥٠١٢٣٤٥٦٧", null, "0501234567")]
    public void Of_NumberOfNoOrSomeCountry_IsE164OnlyWhereItIsWhole(string text, string? country, string number) =>
        Assert.That(PhoneNumbers.Of(text, "work", country), Is.EqualTo(new PhoneNumber(number, text)));

    [TestCase("+34915551234", "(91) 555-12-34", "+34915551234", "(91) 555-12-34")]
    [TestCase("+34600111222", "(91) 555-12-34", "+34600111222", "+34600111222")]
    [TestCase("915551234", "(91) 555-12-34", "915551234", "(91) 555-12-34")]
    [TestCase(null, "+34 915 551 234", "+34915551234", "+34 915 551 234")]
    [TestCase("+34 915 551 234", null, "+34915551234", "+34 915 551 234")]
    public void Read_NumberAndRaw_AgreeOrTheNumberCounts(string? number, string? raw, string expected, string expectedRaw) =>
        Assert.That(PhoneNumbers.Read(number, raw, "work"), Is.EqualTo(new PhoneNumber(expected, expectedRaw)));

    [TestCase("(91) 555-12-34 ext 5", "ES")]
    [TestCase("+34 915 551 234", null)]
    [TestCase("915551234;ext=5", "ES")]
    [TestCase("555-1234", null)]
    public void Format_ReadBack_IsTheSameNumber(string text, string? country)
    {
        var phone = PhoneNumbers.Of(text, "work", country)!;

        var again = PhoneNumbers.Split(PhoneNumbers.Format(phone)).Select(t => PhoneNumbers.Of(t, "work", null)!).Single();

        Assert.That((again.Number, again.Extension), Is.EqualTo((phone.Number, phone.Extension)));
    }

    [Test]
    public void Settle_SeveralCountries_ThePlanThatHasTheNumberDecides()
    {
        List<PhoneNumber> phones = [new("02079460018", "020 7946 0018"), new("915551234", "915 55 12 34"), new("+16502530000", "+1 650 253 0000")];

        var settled = Normaliser.Settle(phones, ["ES", "GB"])!;

        Assert.That(settled.Select(p => p.Number), Is.EqualTo(new[] { "+442079460018", "+34915551234", "+16502530000" }));
        Assert.That(Normaliser.Settle(settled, ["ES", "GB"]), Is.Null);
    }
}
