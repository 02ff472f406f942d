using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Crm.Architecture.Tests.Discovery;

/// <summary>What a type touches: in its signatures, its attributes, and the bodies of its methods, closures and async state machines.</summary>
internal static class Dependencies
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly ConcurrentDictionary<Type, IReadOnlySet<Type>> Known = new();

    /// <summary>All types that a type mentions, generic ones by their definition.</summary>
    public static IReadOnlySet<Type> Of(Type type) => Known.GetOrAdd(type, Collect);

    /// <summary>The methods that a type calls or takes the address of.</summary>
    public static IEnumerable<MethodBase> CallsOf(Type type) =>
        MethodsOf(type).SelectMany(MembersIn).OfType<MethodBase>().Concat(type.GetNestedTypes(Declared).SelectMany(CallsOf));

    private static HashSet<Type> Collect(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var contract in type.GetInterfaces())
        {
            Add(found, contract);
        }

        foreach (var attribute in type.GetCustomAttributesData())
        {
            Add(found, attribute.AttributeType);
        }

        foreach (var field in type.GetFields(Declared))
        {
            Add(found, field.FieldType);
        }

        foreach (var method in MethodsOf(type))
        {
            CollectFrom(method, found);
        }

        foreach (var nested in type.GetNestedTypes(Declared))
        {
            found.UnionWith(Of(nested));
        }

        return found;
    }

    private static void CollectFrom(MethodBase method, HashSet<Type> found)
    {
        Add(found, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
        {
            Add(found, parameter.ParameterType);
        }

        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
        {
            Add(found, local.LocalType);
        }

        foreach (var member in MembersIn(method))
        {
            Add(found, member as Type ?? member.DeclaringType);
            if (member is MethodInfo { IsGenericMethod: true } generic)
            {
                foreach (var argument in generic.GetGenericArguments())
                {
                    Add(found, argument);
                }
            }
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            Add(found, argument);
        }

        found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    /// <summary>Reads a method's IL (ECMA-335, partition III) and resolves every token in it that names a member.</summary>
    private static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var position = 0;
        while (position < il.Length)
        {
            var isTwoBytes = il[position] == 0xFE;
            var code = OpCodesByValue[isTwoBytes ? unchecked((short)(0xFE00 | il[position + 1])) : il[position]];
            position += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(il, position)) is { } member)
            {
                yield return member;
            }

            position += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        try
        {
            return method.Module.ResolveMember(token, ofType, ofMethod);
        }
        catch (ArgumentException)
        {
            // A token in a place that reflection cannot resolve, such as a signature; it names no member.
            return null;
        }
    }
}
