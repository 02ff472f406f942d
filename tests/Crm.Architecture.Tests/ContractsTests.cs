using Crm.Architecture.Tests.Discovery;
using Crm.Kernel;
using MediatR;

namespace Crm.Architecture.Tests;

/// <summary>Contracts hold events, commands, queries, and the records and enumerations that these carry.</summary>
[TestFixtureSource(typeof(Repository), nameof(Repository.Modules))]
public sealed class ContractsTests(string module)
{
    private List<Type> Types => [.. Product.Written(Product.Contracts[module])];

    [Test]
    public void Contracts_Types_AreMessagesOrCarriedByMessages()
    {
        var carried = Types.Where(IsMessage).SelectMany(Carried).ToHashSet();

        Assert.That(Types.Where(t => !IsMessage(t) && !carried.Contains(t) && !IsNameHolder(t)).Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Contracts_Messages_AreSealedRecords() =>
        Assert.That(Types.Where(t => t.IsClass && !(t.IsAbstract && t.IsSealed)).Where(t => !t.IsSealed || t.GetMethod("<Clone>$") is null).Select(t => t.FullName), Is.Empty);

    [Test]
    public void Contracts_Messages_CarryOnlyPlainValues()
    {
        var foreign = Types.SelectMany(t => t.GetProperties()).Select(p => p.PropertyType).SelectMany(Unwrap).Where(t => !IsPlain(t));

        Assert.That(foreign.Distinct().Select(t => t.FullName), Is.Empty);
    }

    /// <summary>A command that nobody else sends belongs into the module; an event nobody hears yet is a promise and may stand.</summary>
    [Test]
    public void Contracts_CommandsAndQueries_AreSentByAnotherModule()
    {
        var others = Product.Modules.Where(m => m.Key != module).SelectMany(m => Product.Written(m.Value)).SelectMany(Dependencies.Of).ToHashSet();

        Assert.That(Types.Where(t => typeof(IBaseRequest).IsAssignableFrom(t) && !others.Contains(t)).Select(t => t.FullName), Is.Empty);
    }

    private static bool IsMessage(Type type) => typeof(IEvent).IsAssignableFrom(type) || typeof(IBaseRequest).IsAssignableFrom(type);

    /// <summary>A static class of constants: names of permissions, for instance.</summary>
    private static bool IsNameHolder(Type type) => type is { IsAbstract: true, IsSealed: true } && type.GetFields().All(f => f.IsLiteral) && type.GetProperties().Length == 0;

    private static IEnumerable<Type> Carried(Type message) => message.GetProperties().Select(p => p.PropertyType)
        .Concat(message.GetInterfaces().Where(i => i.IsGenericType).SelectMany(i => i.GetGenericArguments()))
        .SelectMany(Unwrap).Where(t => t.Assembly == message.Assembly && t != message).SelectMany(t => Carried(t).Prepend(t));

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition()) : [type];

    private bool IsPlain(Type type) =>
        type.Assembly == typeof(object).Assembly || type.Assembly == Product.Kernel || type.Assembly == Product.Contracts[module] || type == typeof(Unit);
}
