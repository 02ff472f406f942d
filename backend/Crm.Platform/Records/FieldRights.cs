using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>What the caller may do with single fields. What nobody may see is written nowhere, and nothing can be asked by it.</summary>
internal static class FieldRights
{
    public static bool MayRead(this ICurrentUser user, Field field) => user.RightOn(field.IndexName) >= FieldRight.Read;

    public static bool MayEdit(this ICurrentUser user, Field field) => user.RightOn(field.IndexName) >= FieldRight.Edit;

    /// <summary>The fields of a type that the caller may see.</summary>
    public static IEnumerable<Field> Readable(this ICurrentUser user, RecordType type) => type.Fields.Where(user.MayRead);

    /// <summary>Refuses to filter, sort or group by what the caller may not see, as if there were no such field.</summary>
    public static void CheckAsked(this ICurrentUser user, RecordType type, Field field, string path)
    {
        if (!user.MayRead(field))
        {
            throw new InvalidInputException(path, $"There is no field {path} in {type.Name}.");
        }
    }

    public static void CheckWritten(this ICurrentUser user, Field field)
    {
        if (!user.MayEdit(field))
        {
            throw new ForbiddenException($"Your role does not let you change {field.Name}.", "field_forbidden")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field.Name },
            };
        }
    }
}
