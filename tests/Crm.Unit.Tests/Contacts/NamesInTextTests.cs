using Crm.Contacts.Answers;
using NUnit.Framework;

namespace Crm.Unit.Tests.Contacts;

public sealed class NamesInTextTests
{
    private static readonly CalledPerson[] People =
    [
        Person("Anna", "Keller"), Person("Anna", "Bianchi"), Person("José", "García"), Person("Will", "Mark"), Person("Пётр", "Иванов"), Person("Мария", "Лебедева"),
        new(Guid.CreateVersion7(), "王小明", "小明", "王", null), new(Guid.CreateVersion7(), "Li Wei", "Li", "Wei", "Vivi"),
    ];

    [TestCase("Met Mr Keller and jose, no: José today.", "Keller=Anna Keller; José=José García")]
    [TestCase("Anna says hello", "", Description = "two of them are called so")]
    [TestCase("Anna Bianchi says hello, Anna Bianchi again", "Anna Bianchi=Anna Bianchi")]
    [TestCase("Bianchi Anna", "Bianchi Anna=Anna Bianchi")]
    [TestCase("will you mark this?", "", Description = "words are no names")]
    [TestCase("Встретился с Петром Ивановым и Марией", "Петром Ивановым=Пётр Иванов; Марией=Мария Лебедева")]
    [TestCase("今天和王小明见面", "王小明=王小明")]
    [TestCase("Ask Vivi. Garcia's brother came too.", "Vivi=Li Wei; Garcia=José García")]
    [TestCase("", "")]
    public void Find_NamesThoseWhoCanBeMeantAlone(string text, string expected) =>
        Assert.That(string.Join("; ", NamesInText.Find(text, People).Select(f => $"{f.Words}={People.Single(p => p.Id == f.Id).DisplayName}")), Is.EqualTo(expected));

    private static CalledPerson Person(string given, string family) => new(Guid.CreateVersion7(), $"{given} {family}", given, family, null);
}
