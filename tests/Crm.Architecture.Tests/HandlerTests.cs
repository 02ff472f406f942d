using Crm.Architecture.Tests.Discovery;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Architecture.Tests;

/// <summary>Handlers are internal, never save and never publish.</summary>
public sealed class HandlerTests
{
    private static readonly Type[] Contracts = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>)];

    private static readonly List<Type> Handlers =
        [.. Product.All.SelectMany(Product.Written).Where(t => !t.IsInterface && t.GetInterfaces().Any(i => i.IsGenericType && Contracts.Contains(i.GetGenericTypeDefinition())))];

    [Test]
    public void Handlers_OfAllModules_AreFound() => Assert.That(Handlers, Is.Not.Empty);

    [Test]
    public void Handlers_OfAllModules_AreInternalAndSealed() =>
        Assert.That(Handlers.Where(t => t.IsVisible || !(t.IsSealed || t.IsAbstract)).Select(t => t.FullName), Is.Empty);

    /// <summary>One outermost command is one commit, and the unit of work makes it.</summary>
    [Test]
    public void Handlers_OfAllModules_NeverSave()
    {
        string[] saving = [nameof(DbContext.SaveChanges), nameof(DbContext.SaveChangesAsync)];
        var offenders = Handlers.Where(t => Dependencies.CallsOf(t).Any(m => saving.Contains(m.Name) && typeof(DbContext).IsAssignableFrom(m.DeclaringType)));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Modules_Types_NeverSave()
    {
        var offenders = Product.Modules.Values.SelectMany(Product.Written)
            .Where(t => Dependencies.CallsOf(t).Any(m => m.Name.StartsWith(nameof(DbContext.SaveChanges), StringComparison.Ordinal) && typeof(DbContext).IsAssignableFrom(m.DeclaringType)));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Mediator_Publish_IsNeverCalled()
    {
        var offenders = Product.All.SelectMany(Product.Written)
            .Where(t => Dependencies.CallsOf(t).Any(m => m.Name == nameof(IMediator.Publish) && typeof(IMediator).IsAssignableFrom(m.DeclaringType)));

        Assert.That(offenders.Select(t => t.FullName), Is.Empty, "Raise the event on the entity: it is delivered after the commit (docs/architecture/events.md).");
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.Modules))]
    public void Reactions_OfAModule_AreNamedAfterWhatTheyHear(string module)
    {
        var reactions = Handlers.Where(t => t.Assembly == Product.Modules[module] && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotificationHandler<>)));

        Assert.That(reactions.Where(t => !t.Name.StartsWith("When", StringComparison.Ordinal)).Select(t => t.FullName), Is.Empty);
    }
}
