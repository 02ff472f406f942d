using Crm.Contacts.Domain;
using Crm.Contacts.Records;
using Crm.Kernel;
using Crm.Platform.Imports.Work;
using Crm.Platform.Records;
using NUnit.Framework;

namespace Crm.Unit.Tests.Imports;

/// <summary>What an import makes findable from memory is what it has committed: each record once, in the version in which it was made.</summary>
public sealed class FreshTermsTests
{
    private readonly RecordType type = new ContactRecord().Build();

    [Test]
    public async Task Take_OfWhatWasAdded_GivesEachOnceAsItWasMade()
    {
        var (fresh, ana, bo) = (new FreshTerms(), Made("Ana"), Made("Bo"));
        fresh.Add([(type, ana)]);
        fresh.Add([]);
        fresh.Add([(type, bo)]);
        ana.Stamp(by: null, DateTime.UnixEpoch); // A later batch of the same import changes it.

        var taken = await fresh.Take(areLast: false);

        Assert.That(taken.Select(t => (t.RecordType, t.Id, t.Version)), Is.EqualTo(new[] { ("contact", ana.Id, 1L), ("contact", bo.Id, 1L) }));
        Assert.That(taken[0].Terms, Does.Contain("ana").And.Not.Contain("bo"));
        Assert.That(await fresh.Take(areLast: false), Is.Empty, "what is taken is gone");
    }

    [Test]
    public async Task IsEnough_AtTwelveThousand_AndNoLongerOnceTheyAreTaken()
    {
        var fresh = new FreshTerms();
        var many = Enumerable.Range(0, 11_999).Select(_ => (type, (Record)Made("Same"))).ToList();
        fresh.Add(many);
        Assert.That(fresh.IsEnough, Is.False);

        fresh.Add([(type, Made("Last"))]);
        Assert.That((fresh.IsEnough, fresh.IsClosed), Is.EqualTo((true, false)));
        Assert.That((await fresh.Take(areLast: true)).Select(t => t.Id).Distinct().Count(), Is.EqualTo(12_000));
        Assert.That((fresh.IsEnough, fresh.IsClosed), Is.EqualTo((false, true)));
    }

    private Contact Made(string name)
    {
        var contact = new Contact();
        type.Find("givenName")!.Set(contact, name);
        contact.Stamp(by: null, DateTime.UnixEpoch);
        return contact;
    }
}
