using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Tests.Conventions;

/// <summary>
/// No figure passes through <c>double</c> or <c>float</c>: read from the built assembly, where no alias, <c>var</c> or implicit
/// conversion can hide one.
/// </summary>
public sealed class BinaryNumbersTests
{
    private static readonly string[] Scanned =
    [
        "Analytics.Reports.Figures", "Analytics.Reports.Briefings", "Analytics.Reports.Documents", "Analytics.Reports.Audit",
        "Analytics.Reports.Intake", "Analytics.Reports.Reconciliation", "Analytics.Reports.Rendering.Workbook",
    ];

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xffff);

    [Fact]
    public void Figures_and_what_prints_them_know_decimal_numbers_only()
    {
        var found = Find(typeof(Block).Assembly.Location, Scanned, out var methods);
        Assert.True(methods > 500, "The scan did not see the assembly.");
        Assert.Empty(found);
    }

    [Fact]
    public void The_scan_sees_a_member_a_local_a_literal_a_conversion_and_a_call() => Assert.Equal(
        ["call", "conv.r8", "field", "ldc.r8", "local", "signature"],
        Find(typeof(Binary).Assembly.Location, [typeof(Binary).Namespace!], out _)
            .Where(place => place.Contains(nameof(Binary) + ".", StringComparison.Ordinal))
            .Select(place => place[(place.LastIndexOf(' ') + 1)..]).Distinct().Order(StringComparer.Ordinal));

    private static List<string> Find(string assembly, string[] namespaces, out int methods)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var found = new List<string>();
        methods = 0;
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            if (!namespaces.Any(name => NamespaceOf(reader, type) is var own && (own == name || own.StartsWith(name + ".", StringComparison.Ordinal))))
            {
                continue;
            }

            var typeName = reader.GetString(type.Name);
            found.AddRange(type.GetFields().Select(reader.GetFieldDefinition)
                .Where(field => field.DecodeSignature(IsBinary.Instance, null))
                .Select(field => $"{typeName}.{reader.GetString(field.Name)}: field"));
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                methods++;
                var name = $"{typeName}.{reader.GetString(method.Name)}: ";
                if (Has(method.DecodeSignature(IsBinary.Instance, null)))
                {
                    found.Add(name + "signature");
                }

                if (method.RelativeVirtualAddress > 0)
                {
                    found.AddRange(InBody(reader, file.GetMethodBody(method.RelativeVirtualAddress)).Select(what => name + what));
                }
            }
        }

        return found;
    }

    private static string NamespaceOf(MetadataReader reader, TypeDefinition type) =>
        type.IsNested ? NamespaceOf(reader, reader.GetTypeDefinition(type.GetDeclaringType())) : reader.GetString(type.Namespace);

    private static IEnumerable<string> InBody(MetadataReader reader, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil && reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(IsBinary.Instance, null).Any(isBinary => isBinary))
        {
            yield return "local";
        }

        var code = body.GetILBytes()!;
        for (var at = 0; at < code.Length;)
        {
            var operation = Codes[code[at] == 0xfe ? 0xfe00 | code[at + 1] : code[at]];
            at += operation.Size;
            if (operation.Name!.Contains(".r4", StringComparison.Ordinal) || operation.Name.Contains(".r8", StringComparison.Ordinal) || operation.Name == "conv.r.un")
            {
                yield return operation.Name;
            }

            if (operation.OperandType is OperandType.InlineMethod && CallsBinary(reader, BitConverter.ToInt32(code, at)))
            {
                yield return "call";
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static bool CallsBinary(MetadataReader reader, int token)
    {
        var handle = System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            var generic = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
            if (generic.DecodeSignature(IsBinary.Instance, null).Any(isBinary => isBinary))
            {
                return true;
            }

            handle = generic.Method;
        }

        return handle.Kind switch
        {
            HandleKind.MemberReference => Has(reader.GetMemberReference((MemberReferenceHandle)handle).DecodeMethodSignature(IsBinary.Instance, null)),
            HandleKind.MethodDefinition => Has(reader.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(IsBinary.Instance, null)),
            _ => throw new InvalidOperationException($"A call of a {handle.Kind} is not known."),
        };
    }

    private static bool Has(MethodSignature<bool> signature) => signature.ReturnType || signature.ParameterTypes.Any(isBinary => isBinary);

    /// <summary>A type is decoded to whether it is, or is made of, a binary number.</summary>
    private sealed class IsBinary : ISignatureTypeProvider<bool, object?>
    {
        public static readonly IsBinary Instance = new();

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode is PrimitiveTypeCode.Double or PrimitiveTypeCode.Single;

        public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

        public bool GetByReferenceType(bool elementType) => elementType;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => Has(signature);

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => genericType || typeArguments.Any(isBinary => isBinary);

        public bool GetGenericMethodParameter(object? genericContext, int index) => false;

        public bool GetGenericTypeParameter(object? genericContext, int index) => false;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

        public bool GetPinnedType(bool elementType) => elementType;

        public bool GetPointerType(bool elementType) => elementType;

        public bool GetSZArrayType(bool elementType) => elementType;

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => false;

        public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }

    /// <summary>What the scan has to find.</summary>
    private sealed class Binary(int start)
    {
        private readonly double member = start;

        public override string ToString()
        {
            var local = member;
            for (var turn = 0; turn < start; turn++)
            {
                local = Math.Floor(local * 1.5);
            }

            return Half((decimal)local).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        private static double Half(decimal value) => (double)value / 2.5;
    }
}
