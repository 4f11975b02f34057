using System.Globalization;
using System.Reflection;
using NasGen.Evaluation;
using NasGen.Search.Text;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Devices;

/// <summary>The keys and numbers of a profile, checked against what there is, so that the message names the line.</summary>
internal static class DeviceKeys
{
    /// <summary>Fitted, and therefore of either sign.</summary>
    private const string Signed = "callOverhead";

    /// <exception cref="NasException">NAS2050: an unknown key, a number that is none, is negative or too large.</exception>
    public static void Check(YamlMappingNode map, Type type, string path)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var name = key.ToString();
            if (!properties.TryGetValue(name, out var expected)) throw Wrong(key, $"There is no key '{name}' in a device profile.{NearestName.Hint(name, [.. properties.Keys])}");
            Check(name, value, expected);
        }

        void Check(string name, YamlNode value, Type expected)
        {
            var item = expected.IsGenericType ? expected.GetGenericArguments()[0] : null;
            if (item is not null)
            {
                if (value is not YamlSequenceNode list) throw Wrong(value, $"'{name}' must be a list.");
                foreach (var element in list) Check(name, element, item);
            }
            else if (expected.Namespace == typeof(DeviceProfile).Namespace)
            {
                if (value is not YamlMappingNode part) throw Wrong(value, $"'{name}' must be 'key: value' lines of its own.");
                DeviceKeys.Check(part, expected, path);
            }
            else if (value is not YamlScalarNode scalar) throw Wrong(value, $"'{name}' must be one value.");
            else if (expected == typeof(double) || expected == typeof(int)) Number(name, scalar, expected == typeof(int));
        }

        void Number(string name, YamlScalarNode scalar, bool isWhole)
        {
            if (!double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || (isWhole && number % 1 != 0))
                throw Wrong(scalar, $"'{name}' is '{scalar.Value}', and must be a {(isWhole ? "whole " : "")}number.");
            if (number < 0 && name != Signed) throw Wrong(scalar, $"'{name}' is {scalar.Value}, and cannot be negative.");
            if (name == "dutyCycle" && number > 1) throw Wrong(scalar, $"'dutyCycle' is {scalar.Value}, and is a share of the time from 0 to 1.");
        }

        NasException Wrong(YamlNode where, string message) => new("NAS2050", message, path, (int)where.Start.Line);
    }
}
