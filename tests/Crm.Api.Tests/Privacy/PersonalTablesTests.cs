using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Privacy;
using Crm.Platform.Privacy.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Privacy;

/// <summary>No table with texts is forgotten: somebody answers for it, or it says why it holds nothing of a customer.</summary>
public sealed class PersonalTablesTests : HostFixture
{
    [Test]
    public Task EveryTableWithTexts_IsAnsweredFor_OrSaysThatItHoldsNone() => Host.InScope(s =>
    {
        var answered = s.GetServices<IPersonalData>().SelectMany(p => p.Tables).ToHashSet();
        var forgotten = s.GetRequiredService<CrmDbContext>().Model.GetEntityTypes()
            .Where(t => TableSweep.TextColumns(t).Count > 0 || t.GetProperties().Any(p => p.ClrType == typeof(byte[])))
            .Where(t => !answered.Contains(t.ClrType) && t.ClrType.GetCustomAttribute<HoldsNoPersonalDataAttribute>() is null)
            .Select(t => t.ClrType.FullName);

        Assert.That(forgotten, Is.Empty, "Write an IPersonalData for it, or put [MayQuotePersons(...)] or [HoldsNoPersonalData(\"why\")] on the class (docs/architecture/privacy.md).");
        return Task.CompletedTask;
    });

    [Test]
    public Task TablesThatHoldNone_AreNotAnsweredForAsWell() => Host.InScope(s =>
    {
        var both = s.GetServices<IPersonalData>().SelectMany(p => p.Tables).Where(t => t.GetCustomAttribute<HoldsNoPersonalDataAttribute>() is not null);

        Assert.That(both, Is.Empty);
        return Task.CompletedTask;
    });
}
