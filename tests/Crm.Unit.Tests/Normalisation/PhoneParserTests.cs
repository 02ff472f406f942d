using Crm.Platform.Normalisation.Phones;
using Crm.Unit.Tests.Imports;
using FsCheck;
using FsCheck.Fluent;

using NUnit.Framework;

namespace Crm.Unit.Tests.Normalisation;

[Category("S5")]
public sealed class PhoneParserTests
{
    // Published examples: the test suite of libphonenumber, Wikipedia's pages on national conventions, and manuals.
    [TestCase("(91) 555-12-34", "ES", "+34915551234")]
    [TestCase("03-331 6005", "NZ", "+6433316005")]
    [TestCase("+64 3 331 6005", "US", "+6433316005")]
    [TestCase("01164 3 331 6005", "US", "+6433316005")]
    [TestCase("0064 3 331 6005", "NZ", "+6433316005")]
    [TestCase("+0064 3 331 6005", "NZ", "+6433316005")]
    [TestCase("tel:03-331-6005;phone-context=+64", "NZ", "+6433316005")]
    [TestCase("tel:331-6005;phone-context=+64-3", "US", "+6433316005")]
    [TestCase("1-650-253-0000", "US", "+16502530000")]
    [TestCase("(650) 253-0000", "US", "+16502530000")]
    [TestCase("1800 six-flag", "US", "+18007493524")]
    [TestCase("1-800-FLOWERS", "US", "+18003569377")]
    [TestCase("+44 (0)20 7946 0018", null, "+442079460018")]
    [TestCase("020 7946 0018", "GB", "+442079460018")]
    [TestCase("8 (495) 123-45-67", "RU", "+74951234567")]
    [TestCase("8~10 44 20 7946 0018", "RU", "+442079460018")]
    [TestCase("+39 02-36618 300", null, "+390236618300")]
    [TestCase("06 698 82 345", "IT", "+390669882345")]
    [TestCase("345 678 9012", "IT", "+393456789012")]
    [TestCase("011 15 8765-4321", "AR", "+5491187654321")]
    [TestCase("0343 15 555 1212", "AR", "+5493435551212")]
    [TestCase("+54 9 343 555 1212", null, "+5493435551212")]
    [TestCase("55 1234 5678", "MX", "+525512345678")]
    [TestCase("0 15 11 98765 4321", "BR", "+5511987654321")]
    [TestCase("（０３）３２１１-１２３４", "JP", "+81332111234")]
    [TestCase("٠٥٠ ١٢٣ ٤٥٦٧", "AE", "+971501234567")]
    [TestCase("+86 10 6552 9988", null, "+861065529988")]
    [TestCase("0175 5551234", "DE", "+491755551234")]
    [TestCase("+225 07 08 09 10 11", null, "+2250708091011")]
    [TestCase("+800 1234 5678", null, "+80012345678")]
    public void Parse_NumberAsPeopleWriteIt_IsE164(string text, string? region, string e164) => Assert.That(PhoneParser.Parse(text, region)?.E164, Is.EqualTo(e164));

    [TestCase("+1 650 253 0000 ext. 456", "456")]
    [TestCase("+1 650 253 0000x456", "456")]
    [TestCase("+1 650 253 0000 #456", "456")]
    [TestCase("+7 495 123-45-67 доб. 12", "12")]
    [TestCase("+34 915 551 234 extensión 7", "7")]
    [TestCase("tel:+34-915-551-234;ext=7", "7")]
    [TestCase("+1 650 253 0000,,456#", "456")]
    [TestCase("+1 (530) 583-6985 x302/x2303", "302")]
    [TestCase("+1 650 253 0000 - 22#", "22")]
    public void Parse_Extension_IsApart(string text, string extension)
    {
        var phone = PhoneParser.Parse(text, null);

        Assert.That(phone?.Extension, Is.EqualTo(extension));
        Assert.That(phone!.IsValid);
    }

    [TestCase("This is not a phone number")]
    [TestCase("12 Word")]
    [TestCase("+---------")]
    [TestCase("++++++")]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("1")]
    [TestCase("+210 3456 56789")]
    [TestCase("0118 800")]
    public void Parse_NoNumber_IsNull(string text) => Assert.That(PhoneParser.Parse(text, "US"), Is.Null);

    [TestCase("+1 253 0000", false, false)]
    [TestCase("+1 123 456 7890", true, false)]
    [TestCase("+34 915 551 234", true, true)]
    [TestCase("+34 915 551 2345", false, false)]
    public void Parse_PossibleAndValid_AreToldApart(string text, bool possible, bool valid)
    {
        var phone = PhoneParser.Parse(text, null);

        Assert.That((phone?.IsPossible, phone?.IsValid), Is.EqualTo(((bool?)possible, (bool?)valid)));
    }

    [TestCase("+44 7797 712345", "JE", PhoneType.Mobile)]
    [TestCase("+1 242 345 6789", "BS", PhoneType.FixedLine)]
    [TestCase("+1 800 356 9377", "US", PhoneType.TollFree)]
    [TestCase("+7 701 234 5678", "KZ", PhoneType.Mobile)]
    [TestCase("+39 06 6988 5345", "VA", PhoneType.FixedLine)]
    [TestCase("+39 02 3661 8300", "IT", PhoneType.FixedLine)]
    [TestCase("+34 902 123 456", "ES", PhoneType.SharedCost)]
    [TestCase("+33 9 72 12 34 56", "FR", PhoneType.InternetLine)]
    public void Parse_SharedCallingCode_FindsRegionAndType(string text, string region, PhoneType type)
    {
        var phone = PhoneParser.Parse(text, null)!;

        Assert.That((phone.Region, phone.Type), Is.EqualTo((region, type)));
    }

    [TestCase("+442079460018", "020 7946 0018", "+44 20 7946 0018")]
    [TestCase("+16502530000", "(650) 253-0000", "+1 650-253-0000")]
    [TestCase("+5491187654321", "011 15-8765-4321", "+54 9 11 8765-4321")]
    [TestCase("+74951234567", "8 (495) 123-45-67", "+7 495 123-45-67")]
    [TestCase("+34915551234", "915 55 12 34", "+34 915 55 12 34")]
    [TestCase("+390236618300", "02 3661 8300", "+39 02 3661 8300")]
    public void Display_Number_IsGroupedAsAtHome(string e164, string national, string international)
    {
        var phone = PhoneParser.Parse(e164, null)!;

        Assert.That((PhoneDisplay.National(phone), PhoneDisplay.International(phone)), Is.EqualTo((national, international)));
    }

    [Test]
    public void Parse_ItsOwnE164_IsTheSame()
    {
        var regions = PhonePlans.Regions.Order(StringComparer.Ordinal).ToArray();
        var digits = Gen.Choose(5, 14).SelectMany(length => Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), length)).Select(d => new string(d));
        var typed = Gen.Elements("+", "00", "0", "", "1", "8", "+44", "+39 0", "+54 9 ").SelectMany(prefix => digits.Select(d => prefix + d)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(typed, Gen.Elements(regions).ToArbitrary(), (text, region) =>
        {
            var phone = PhoneParser.Parse(text, region);
            return phone is not { IsValid: true }
                || (PhoneParser.Parse(phone.E164, null) == phone && PhoneParser.Parse(PhoneDisplay.International(phone), null)?.E164 == phone.E164);
        }));
    }

    [Test]
    public void Parse_HostileText_TakesNoTime()
    {
        string[] hostile =
        [
            new('9', 250), "+" + new string('-', 249), string.Concat(Enumerable.Repeat("1 x ", 62)), string.Concat(Enumerable.Repeat(" ,", 125)),
            "1" + new string(' ', 240) + "ext", string.Concat(Enumerable.Repeat("ext", 83)), new('+', 250), string.Concat(Enumerable.Repeat("0-", 125)), new('#', 250),
        ];
        foreach (var text in hostile)
        {
            PhoneParser.Parse(text, "AR");
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
        {
            foreach (var text in hostile)
            {
                PhoneParser.Parse(text, "AR");
            }
        }

        Assert.That(watch.Elapsed / 900, Is.LessThan(TimeSpan.FromMilliseconds(5)));
    }

    /// <summary>libphonenumber's own examples. The three left out are of plans that have changed since: Benin's eight digits, and a prefix of Zimbabwe.</summary>
    [Test]
    public void Parse_ExamplesOfAllRegions_ComeOutRight()
    {
        string[] withdrawn = ["+22985751234", "+22981123456", "+2631312345"];
        var wrong = new List<string>();
        var count = 0;
        foreach (var cells in File.ReadLines(DataFolder.Require("phone_libphonenumber/examples_all.csv")).Skip(1).Select(l => l.Split(';', StringSplitOptions.TrimEntries)).Where(c => c.Length > 3))
        {
            count++;
            var (e164, region) = ($"+{cells[0]}{cells[3].Trim('"')}", cells[1] == "001" ? null : cells[1]);
            var abroad = PhoneParser.Parse(e164, null);
            var home = region is null ? abroad : PhoneParser.Parse(cells[3].Trim('"'), region);
            if (abroad?.E164 != e164 || home?.E164 != e164 || (!abroad.IsValid && !withdrawn.Contains(e164)))
            {
                wrong.Add($"{e164} {region}: {abroad} {home}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(count, Is.EqualTo(1148));
    }
}
